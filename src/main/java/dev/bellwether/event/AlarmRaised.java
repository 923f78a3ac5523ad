package dev.bellwether.event;

import org.jspecify.annotations.Nullable;

/**
 * A hardware alarm went off ({@code alarm}): case opened, vandalism and the like.
 *
 * @param facts    what every event has
 * @param category as sent, e.g. {@code security}; null when absent
 * @param reason   as sent, e.g. {@code wire_cut}; null when absent
 */
public record AlarmRaised(Facts facts, @Nullable String category, @Nullable String reason) implements DeviceEvent {

    /** The webhook's type. */
    public static final String TYPE = "alarm";

    @Override
    public String type() {
        return TYPE;
    }
}
