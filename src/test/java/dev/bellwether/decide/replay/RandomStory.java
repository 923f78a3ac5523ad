package dev.bellwether.decide.replay;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What happens at a few locations with a few devices: often the same things, often at the same times. */
final class RandomStory {

    static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private final Random random;
    private final int places;
    private final int devices;
    private int place;
    private int device;

    RandomStory(Random random) {
        this.random = random;
        this.places = 1 + random.nextInt(2);
        this.devices = 1 + random.nextInt(3);
    }

    /** Events in the order they were received, some at once; each has its own time. */
    List<DeviceEvent> events(int most) {
        return events(most, 20, 300, 4_000);
    }

    /** The same, at most a dozen that happened within an hour: what arrives later than that is not taken for late. */
    List<DeviceEvent> ofAnHour() {
        return events(12, 20, 100, 240);
    }

    private List<DeviceEvent> events(int most, int... paces) {
        List<DeviceEvent> events = new ArrayList<>();
        Instant at = START;
        Instant received = START;
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            at = at.plusSeconds(random.nextInt(1 + paces[random.nextInt(paces.length)]));
            received = random.nextInt(3) == 0 && received.isAfter(at) ? received : at.plusSeconds(random.nextInt(400));
            events.add(event(i, at, received));
        }
        events.sort(Comparator.comparing(event -> event.facts().receivedAt()));
        return events;
    }

    /** The same events, received in another order, one a second, after all of them happened. */
    List<DeviceEvent> shuffled(List<DeviceEvent> events) {
        List<DeviceEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        Instant last = events.stream().map(event -> event.facts().receivedAt()).max(Instant::compareTo).orElseThrow();
        List<DeviceEvent> received = new ArrayList<>();
        for (int i = 0; i < shuffled.size(); i++) {
            received.add(received(shuffled.get(i), last.plusSeconds(i)));
        }
        return received;
    }

    /** The same events and some of them again, as others. */
    List<DeviceEvent> copied(List<DeviceEvent> events) {
        List<DeviceEvent> all = new ArrayList<>(events);
        for (DeviceEvent event : events) {
            if (random.nextInt(3) == 0) {
                Facts was = event.facts();
                EventId id = new EventId(was.id().value() + "-again");
                all.add(with(event, new Facts(
                        id, was.location(), was.device(), was.occurredAt(), was.receivedAt(), was.sent())));
            }
        }
        return all;
    }

    /** The same events and some of them again, now and then. */
    List<DeviceEvent> repeated(List<DeviceEvent> events) {
        List<DeviceEvent> all = new ArrayList<>();
        for (DeviceEvent event : events) {
            all.add(event);
            while (random.nextInt(3) == 0) {
                all.add(received(all.get(random.nextInt(all.size())), event.facts().receivedAt()));
            }
        }
        return all;
    }

    private DeviceEvent event(int number, Instant at, Instant received) {
        place = random.nextBoolean() ? place : random.nextInt(places);
        device = random.nextBoolean() ? device : random.nextInt(devices);
        LocationRef where = new LocationRef("loc-" + place, null, null, null, null);
        Facts ofDevice = facts(number, where, device(), at, received);
        Facts whole = facts(number, where, DeviceRef.NONE, at, received);
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> new ConnectionChanged(ofDevice, Connectivity.OFFLINE, "offline");
            case 3, 4 -> new ConnectionChanged(ofDevice, Connectivity.ONLINE, "online");
            case 5 -> new OutageConfirmed(whole, Connectivity.OFFLINE, "offline");
            case 6 -> new ConnectionChanged(whole, Connectivity.ONLINE, "online");
            case 7 -> new ConnectionChanged(whole, Connectivity.OFFLINE, "offline");
            case 8 -> new AlarmRaised(ofDevice, random.nextBoolean() ? "security" : "power", "lifted");
            default -> new StateStuck(ofDevice, "stuck");
        };
    }

    private DeviceRef device() {
        return new DeviceRef("dev-" + device, null, null, null, device == 0 ? "GUARD" : "LOCKER");
    }

    private static Facts facts(int number, LocationRef where, DeviceRef device, @Nullable Instant at, Instant received) {
        return new Facts(new EventId("e" + number), where, device, at, received, "{}");
    }

    /** The same event, received then. */
    static DeviceEvent received(DeviceEvent event, Instant at) {
        Facts was = event.facts();
        return with(event, new Facts(was.id(), was.location(), was.device(), was.occurredAt(), at, was.sent()));
    }

    private static DeviceEvent with(DeviceEvent event, Facts facts) {
        if (event instanceof ConnectionChanged c) {
            return new ConnectionChanged(facts, c.connectivity(), c.connection());
        } else if (event instanceof OutageConfirmed o) {
            return new OutageConfirmed(facts, o.connectivity(), o.connection());
        } else if (event instanceof AlarmRaised a) {
            return new AlarmRaised(facts, a.category(), a.reason());
        } else if (event instanceof StateStuck s) {
            return new StateStuck(facts, s.status());
        }
        throw new IllegalArgumentException("not told here: " + event.type());
    }
}
