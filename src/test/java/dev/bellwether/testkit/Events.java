package dev.bellwether.testkit;

import dev.bellwether.consume.inbox.Spot;
import dev.bellwether.event.AlarmRaised;
import dev.bellwether.event.ConnectionChanged;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.EventId;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LocationRef;
import dev.bellwether.event.OutageConfirmed;
import dev.bellwether.event.StateStuck;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Events for tests of judgements. Received a minute after they happened, as aggregation has it. */
public final class Events {

    /** When stories begin. */
    public static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    /** How long after it happened an event is received. */
    public static final Duration DELAY = Duration.ofMinutes(1);

    /** The location of all these events. */
    public static final LocationRef LOCATION =
            new LocationRef("loc-1", null, "TLN-1234", "#1234", "#1234 Office Building A");

    /** Where Kafka would have an event that was never there. */
    public static final Spot SPOT = new Spot("bikeep.events", 0, 0);

    private static final LocationRef SENT = new LocationRef("loc-1", null, null, null, null);

    private Events() {}

    /** A time of the story. */
    public static Instant minute(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    /** A locker that went off or online. */
    public static DeviceEvent connection(String device, Connectivity connectivity, int minute) {
        return connection(device, "LOCKER", connectivity, minute);
    }

    /** A device of that type that went off or online. */
    public static DeviceEvent connection(String device, String type, Connectivity connectivity, int minute) {
        return new ConnectionChanged(
                facts("connection" + device + connectivity, device(device, type), minute),
                connectivity,
                connectivity.name().toLowerCase(Locale.ROOT));
    }

    /** An event of that minute that our own clock, which was put back since, takes for one of minutes before. */
    public static DeviceEvent connection(String device, Connectivity connectivity, int minute, int received) {
        Facts facts = new Facts(
                new EventId("connection" + device + connectivity + "@" + minute),
                SENT, device(device, "LOCKER"), minute(minute), minute(received), "{}");
        return new ConnectionChanged(facts, connectivity, connectivity.name().toLowerCase(Locale.ROOT));
    }

    /** A location that is online as a whole. */
    public static DeviceEvent locationOnline(int minute) {
        return new ConnectionChanged(facts("online", DeviceRef.NONE, minute), Connectivity.ONLINE, "online");
    }

    /** A location whose outage is confirmed. */
    public static DeviceEvent confirmed(int minute) {
        return new OutageConfirmed(facts("confirmed", DeviceRef.NONE, minute), Connectivity.OFFLINE, "offline");
    }

    /** An alarm of a locker. */
    public static DeviceEvent alarm(String device, String category, String reason, int minute) {
        return new AlarmRaised(facts("alarm" + device + reason, device(device, "LOCKER"), minute), category, reason);
    }

    /** A locker that is stuck. */
    public static DeviceEvent stuck(String device, String status, int minute) {
        return new StateStuck(facts("status" + device + status, device(device, "LOCKER"), minute), status);
    }

    private static DeviceRef device(String alias, String type) {
        return new DeviceRef("dev-" + alias, null, null, alias, type);
    }

    private static Facts facts(String what, DeviceRef device, int minute) {
        Instant at = minute(minute);
        return new Facts(new EventId(what + "@" + minute), SENT, device, at, at.plus(DELAY), "{}");
    }
}
