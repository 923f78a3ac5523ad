package dev.bellwether.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** When to try again: what the far side asked for, else doubling pauses with jitter. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final double JITTER = 0.2;

    private final Duration longest;

    Backoff(Duration longest) {
        this.longest = longest;
    }

    /**
     * The next attempt's time.
     *
     * @param now      the time
     * @param attempts how many were made, at least one
     * @param asked    the pause the far side asked for, obeyed to the letter; or null
     */
    Instant next(Instant now, int attempts, @Nullable Duration asked) {
        if (asked != null) {
            return now.plus(asked);
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, 20));
        Duration pause = doubled.compareTo(longest) < 0 ? doubled : longest;
        double factor = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return now.plusMillis((long) (pause.toMillis() * factor));
    }
}
