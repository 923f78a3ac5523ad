package dev.bellwether.decide;

import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.Facts;
import java.time.Instant;
import java.util.Optional;

/**
 * What an event says is back, to be remembered: a loss that is older and arrives later is over already.
 *
 * @param device the device's key; empty for the whole location
 * @param at     when, by Bikeep's clock
 */
public record Recovered(String device, Instant at) {

    /** What is back by this event; empty when nothing is, or when it does not say since when. */
    public static Optional<Recovered> by(DeviceEvent event) {
        Facts facts = event.facts();
        if (!Conditions.isRecovery(event) || facts.occurredAt() == null) {
            return Optional.empty(); // its time of arrival says nothing about what else is on its way
        }
        String device = facts.device().key();
        return Optional.of(new Recovered(device == null ? "" : device, facts.at()));
    }
}
