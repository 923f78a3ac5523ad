package dev.bellwether.decide.reconcile;

import dev.bellwether.event.ConnectionChanged;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.OutageConfirmed;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A webhook's event about a connection, as far as it is compared with polls.
 *
 * @param type       the webhook's type
 * @param worse      whether it tells of a loss, or of a recovery
 * @param occurredAt when it happened, by Bikeep's clock; null when it did not say
 * @param receivedAt when it reached us
 * @param ofDevice   whether it names a device, or is about the whole location
 */
public record Heard(
        String type, boolean worse, @Nullable Instant occurredAt, Instant receivedAt, boolean ofDevice) {

    /** What an event tells about a connection; empty when it is about something else. */
    public static Optional<Heard> of(DeviceEvent event) {
        if (event instanceof ConnectionChanged c) {
            return Optional.of(heard(event, c.connectivity() != Connectivity.ONLINE));
        }
        return event instanceof OutageConfirmed o
                ? Optional.of(heard(event, o.connectivity() != Connectivity.ONLINE))
                : Optional.empty();
    }

    private static Heard heard(DeviceEvent event, boolean worse) {
        return new Heard(event.type(), worse, event.facts().occurredAt(), event.facts().receivedAt(),
                event.facts().device().isNamed());
    }
}
