package dev.bellwether.decide;

import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an event says is back, to be remembered: a loss that is older and arrives later is over already.
 *
 * @param device the device's key; empty for the whole location
 * @param at     when, by Bikeep's clock
 */
public record Recovered(String device, Instant at) {

    /** More than two right clocks differ. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    /** What is back by this event; empty when nothing is, or when it does not say, by a clock that can be right, since when. */
    public static Optional<Recovered> by(DeviceEvent event) {
        Facts facts = event.facts();
        if (!Conditions.isRecovery(event) || facts.occurredAt() == null) {
            return Optional.empty(); // its time of arrival says nothing about what else is on its way
        }
        if (facts.occurredAt().isAfter(facts.receivedAt().plus(AHEAD))) {
            return Optional.empty(); // a clock that was ahead must not swallow losses until the right time has come
        }
        String device = facts.device().key();
        return Optional.of(new Recovered(device == null ? "" : device, facts.at()));
    }
}
