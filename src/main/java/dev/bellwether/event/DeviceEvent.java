package dev.bellwether.event;

/** One thing that Bikeep told us about a device or a location, normalized. */
public sealed interface DeviceEvent permits ConnectionChanged, OutageConfirmed, AlarmRaised, StateStuck, Notice {

    /** What every event has. */
    Facts facts();

    /** The webhook's type as sent, e.g. {@code connection}. */
    String type();

    /** The event's identity. */
    default EventId id() {
        return facts().id();
    }
}
