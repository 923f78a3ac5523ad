package dev.bellwether.decide.route;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What rules may match on; the written names are fixed. */
public enum Label {
    /** The condition, e.g. {@code DeviceOffline}. */
    ALERTNAME,
    /** {@code critical}, {@code warning} or {@code info}. */
    SEVERITY,
    /** The webhook's type that tells of such a condition, e.g. {@code alarm}; absent for what only polling finds. */
    TYPE,
    /** An alarm's category, as sent. */
    CATEGORY,
    /** An alarm's reason, as sent. */
    REASON,
    /** The status something is stuck in, or the connection literal, as sent. */
    STATUS,
    /** The location's id, or what stands for it. */
    LOCATION,
    /** The location's code. */
    LOCATION_CODE,
    /** What is painted on site. */
    LOCATION_LABEL,
    /** The location's type, e.g. {@code BIKE_LOCKERS}. */
    LOCATION_TYPE,
    /** Each of the location's tags. */
    TAG,
    /** What identifies the device: its id, else its address, code or alias. */
    DEVICE,
    /** The device's type, e.g. {@code GUARD}. */
    DEVICE_TYPE;

    /** The name as rules write it. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All written names, in the order of this list. */
    public static List<String> allWritten() {
        return Arrays.stream(values()).map(Label::written).toList();
    }
}
