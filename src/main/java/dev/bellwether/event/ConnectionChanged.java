package dev.bellwether.event;

import org.jspecify.annotations.Nullable;

/**
 * A device went online or offline ({@code connection}).
 *
 * @param facts        what every event has
 * @param connectivity what the literal means
 * @param connection   the literal as sent, or null when absent
 */
public record ConnectionChanged(Facts facts, Connectivity connectivity, @Nullable String connection)
        implements DeviceEvent {

    /** The webhook's type. */
    public static final String TYPE = "connection";

    @Override
    public String type() {
        return TYPE;
    }
}
