package dev.bellwether.incident;

import dev.bellwether.event.DeviceRef;
import java.util.Locale;

/** How bad it is, mildest first. */
public enum Severity {
    /** Good to know. */
    INFO,
    /** Look at it in working hours. */
    WARNING,
    /** Somebody must act now. */
    CRITICAL;

    /** How bad the loss of a device is: everything behind a gateway is lost with it. */
    public static Severity ofLoss(DeviceRef device) {
        return device.isGuard() ? CRITICAL : WARNING;
    }

    /** The label's value, lower case. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
