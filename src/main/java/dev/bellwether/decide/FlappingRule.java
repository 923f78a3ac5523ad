package dev.bellwether.decide;

import java.time.Duration;

/**
 * When something counts as going and coming back all the time.
 *
 * @param turns  as many turns from well to wrong or back, of one device or of the location as a whole,
 * @param within in as long a time
 * @param settle how long nothing must turn before it is over
 */
public record FlappingRule(int turns, Duration within, Duration settle) {

    /** Three losses and recoveries in an hour; at rest after a quarter of an hour. */
    public static final FlappingRule DEFAULT = new FlappingRule(6, Duration.ofHours(1), Duration.ofMinutes(15));
}
