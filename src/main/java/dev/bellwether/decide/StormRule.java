package dev.bellwether.decide;

import java.time.Duration;

/**
 * When so much is wrong at once that one digest is told in place of the many.
 *
 * @param incidents as many incidents that are not critical, due to be told
 * @param within    in as long a time
 */
public record StormRule(int incidents, Duration within) {

    /** What nobody can read one by one. */
    public static final StormRule DEFAULT = new StormRule(20, Duration.ofMinutes(5));
}
