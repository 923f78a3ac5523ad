package dev.bellwether.bikeep;

import org.jspecify.annotations.Nullable;

/** Whether a device is heard. */
public enum DeviceHealth {
    /** It is. */
    HEALTHY,
    /** No heartbeat for about 15 s. */
    UNHEALTHY,
    /** No heartbeat for about 30 s. */
    DEAD,
    /** No heartbeat for 2 h or more. */
    LONG_DEAD,
    /** Not told, or a value that is not published yet. */
    UNKNOWN;

    static DeviceHealth named(@Nullable String text) {
        for (DeviceHealth health : values()) {
            if (health.name().equals(text)) {
                return health;
            }
        }
        return UNKNOWN;
    }
}
