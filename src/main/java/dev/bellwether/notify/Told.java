package dev.bellwether.notify;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message that the far side has answered, or not.
 *
 * @param errand  the message
 * @param outcome what became of it
 * @param channel by which channel; {@code none} where the rules no longer have the target
 * @param at      when the attempt began
 * @param end     when it ended
 * @param memory  after how long the far side forgets it; null when it does not
 */
record Told(Errand errand, Outcome outcome, String channel, Instant at, Instant end, @Nullable Duration memory) {

    /** How long the attempt took, in milliseconds. */
    long took() {
        return Math.max(0, Duration.between(at, end).toMillis()); // a clock may be put back
    }
}
