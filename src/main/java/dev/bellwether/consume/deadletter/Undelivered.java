package dev.bellwether.consume.deadletter;

import dev.bellwether.consume.inbox.Spot;
import org.jspecify.annotations.Nullable;

/**
 * What is to become a letter.
 *
 * @param record   as it came
 * @param origin   where it came from
 * @param why      what was thrown
 * @param attempts how often it was processed in vain, this time included
 * @param replayOf the letter that was processed again; null when it comes from its own topic
 */
public record Undelivered(KafkaRecord record, Spot origin, Throwable why, int attempts, @Nullable LetterId replayOf) {

    /** A record that failed where it was read. */
    public static Undelivered first(KafkaRecord record, Spot origin, Throwable why) {
        return new Undelivered(record, origin, why, 1, null);
    }

    /** A letter that failed again. */
    public static Undelivered again(DeadLetter letter, Throwable why) {
        return new Undelivered(letter.record(), letter.origin(), why, letter.attempts() + 1, letter.id());
    }
}
