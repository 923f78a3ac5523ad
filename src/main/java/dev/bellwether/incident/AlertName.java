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
    ABNORMAL_STATUS("AbnormalStatus", Kind.STATUS),
    /** Bikeep has not known for long how a location is. */
    LOCATION_UNKNOWN("LocationUnknown", Kind.SIGHT),
    /** Bikeep's API or cloud is in trouble. */
    UPSTREAM_OUTAGE("UpstreamOutage", Kind.UPSTREAM),
    /** One of several neighbouring locations that went at once. */
    AREA_OUTAGE("AreaOutage", Kind.AREA),
    /** One of several locations found broken after a time in which nobody looked. */
    FOUND_BROKEN("FoundBroken", Kind.CATCH_UP),
    /** One of many incidents that are told as one. */
    INCIDENT_STORM("IncidentStorm", Kind.STORM);

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
