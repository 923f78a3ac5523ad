package dev.bellwether.incident;

/** The conditions Bellwether knows; the written names are labels that rules match on. */
public enum AlertName {
    /** A device lost its connection. */
    DEVICE_OFFLINE("DeviceOffline", Kind.CONNECTION),
    /** A location is confirmed to be offline. */
    LOCATION_OUTAGE("LocationOutage", Kind.CONNECTION),
    /** A hardware alarm went off. */
    HARDWARE_ALARM("HardwareAlarm", Kind.ALARM),
    /** A device is stuck in an abnormal state. */
    ABNORMAL_STATUS("AbnormalStatus", Kind.STATUS);

    private final String written;
    private final Kind kind;

    AlertName(String written, Kind kind) {
        this.written = written;
        this.kind = kind;
    }

    /** The name as rules and messages write it. */
    public String written() {
        return written;
    }

    /** Which incident of a location such an alert belongs to. */
    public Kind kind() {
        return kind;
    }
}
