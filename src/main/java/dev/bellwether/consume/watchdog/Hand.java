package dev.bellwether.consume.watchdog;

import dev.bellwether.consume.inbox.Spot;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The record that is being processed.
 *
 * @param spot     which
 * @param recordAt when it was written
 * @param lasts    how long the attempt, or the pause before the next, has lasted
 * @param awaits   for whom it waits; null when for nobody
 * @param pauses   whether it waits for its next attempt, and not within one
 * @param stack    what its thread is doing
 */
record Hand(
        Spot spot, Instant recordAt, Duration lasts, @Nullable String awaits, boolean pauses, StackTraceElement[] stack) {

    static final String DATABASE = "the database";

    @Override
    public String toString() {
        return spot.topic() + "-" + spot.partition() + "@" + spot.offset();
    }
}
