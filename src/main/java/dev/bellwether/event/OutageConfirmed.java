package dev.bellwether.event;

import org.jspecify.annotations.Nullable;

/**
 * A location has been offline for two hours or more ({@code connection_confirmed}). Bikeep never sends it on recovery.
 *
 * @param facts        what every event has
 * @param connectivity what the literal means
 * @param connection   the literal as sent, or null when absent
 */
public record OutageConfirmed(Facts facts, Connectivity connectivity, @Nullable String connection)
        implements DeviceEvent {

    /** The webhook's type. */
    public static final String TYPE = "connection_confirmed";

    @Override
    public String type() {
        return TYPE;
    }
}
