package dev.bellwether.local.bikeep.sim;

import java.time.Duration;
import java.time.Instant;

/** From one moment up to but not including another. */
public record Span(Instant from, Instant to) {

    /** How long it lasts. */
    public Duration length() {
        return Duration.between(from, to);
    }

    /** Whether this moment lies in it. */
    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }

    /** Whether they have a moment in common. */
    public boolean overlaps(Span other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** The same with some time added on both sides. */
    Span widened(Duration by) {
        return new Span(from.minus(by), to.plus(by));
    }
}
