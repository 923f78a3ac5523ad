package dev.bellwether.event;

import org.jspecify.annotations.Nullable;

/**
 * A device is stuck in an abnormal state ({@code status}): a door open for minutes, an interim state that timed out.
 *
 * @param facts  what every event has
 * @param status as sent; null when absent
 */
public record StateStuck(Facts facts, @Nullable String status) implements DeviceEvent {

    /** The webhook's type. */
    public static final String TYPE = "status";

    @Override
    public String type() {
        return TYPE;
    }
}
