package dev.bellwether.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every event has.
 *
 * @param id         derived from the content
 * @param location   where; {@link LocationRef#NONE} when the delivery does not say
 * @param device     which device; {@link DeviceRef#NONE} when it is about the location or does not say
 * @param occurredAt when it happened by Bikeep's clock, or null when the delivery does not say
 * @param receivedAt when it reached us
 * @param sent       the event's JSON as it was sent, inherited members included
 */
public record Facts(
        EventId id,
        LocationRef location,
        DeviceRef device,
        @Nullable Instant occurredAt,
        Instant receivedAt,
        String sent) {

    /** When it happened as far as we can know: Bikeep's time, never later than our own receipt. */
    public Instant at() {
        return occurredAt == null || occurredAt.isAfter(receivedAt) ? receivedAt : occurredAt;
    }

    /** The Kafka key: the location's id, else the device's, else the event's own; never null. */
    public String partitionKey() {
        String location = this.location.id();
        String device = this.device.id();
        return location != null ? location : device != null ? device : id.value();
    }
}
