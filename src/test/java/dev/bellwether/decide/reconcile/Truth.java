package dev.bellwether.decide.reconcile;

import dev.bellwether.event.ConnectionChanged;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.EventId;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.DeviceSight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What is really lost at a location of ten lockers, which only the property knows; and the webhooks about it. */
final class Truth {

    private final Random random;
    private final TreeSet<Integer> lost = new TreeSet<>();
    private Instant lostSince = Instant.EPOCH;

    Truth(Random random) {
        this.random = random;
    }

    /** One device is lost or back, or all are; returns the webhooks of it, some dropped, repeated or late. */
    List<DeviceEvent> change(Instant at, double dropped) {
        boolean wasWhole = isWhole();
        Connectivity to = random.nextBoolean() ? Connectivity.OFFLINE : Connectivity.ONLINE;
        Set<Integer> devices = random.nextInt(4) == 0
                ? new TreeSet<>(IntStream.rangeClosed(1, 10).boxed().toList())
                : Set.of(1 + random.nextInt(10));
        List<DeviceEvent> webhooks = new ArrayList<>();
        for (int device : devices) {
            boolean changed = to == Connectivity.OFFLINE ? lost.add(device) : lost.remove(device);
            if (changed && random.nextDouble() >= dropped) {
                webhooks.add(webhook(device, to, at));
                if (random.nextInt(5) == 0) {
                    webhooks.add(webhook(device, to, at));
                }
            }
        }
        if (wasWhole) {
            lostSince = at;
        }
        return webhooks;
    }

    /** All that is lost comes back, and no webhook tells. */
    void recover() {
        lost.clear();
    }

    boolean isWhole() {
        return lost.isEmpty();
    }

    /** Since when something has been lost, one thing or another. */
    Instant lostSince() {
        return lostSince;
    }

    int online() {
        return 10 - lost.size();
    }

    /** As Bikeep's literal says it. */
    Connectivity connectivity() {
        return isWhole()
                ? Connectivity.ONLINE
                : lost.size() == 10 ? Connectivity.OFFLINE : Connectivity.PARTIALLY_ONLINE;
    }

    List<DeviceSight> devices() {
        return IntStream.rangeClosed(1, 10)
                .mapToObj(n -> Looks.locker("" + n, lost.contains(n) ? Connectivity.OFFLINE : Connectivity.ONLINE))
                .toList();
    }

    /** Usually in time; now and then so late that others overtake it. */
    private DeviceEvent webhook(int device, Connectivity to, Instant at) {
        Duration delay = random.nextInt(6) == 0
                ? Duration.ofSeconds(random.nextInt(3600))
                : Duration.ofSeconds(random.nextInt(300));
        return new ConnectionChanged(
                new Facts(
                        new EventId(device + to.name() + at),
                        new LocationRef("loc-1", null, null, null, null),
                        new DeviceRef("dev-" + device, null, null, "" + device, "LOCKER"),
                        random.nextInt(5) == 0 ? null : at,
                        at.plus(delay).plusMillis(250),
                        "{}"),
                to,
                to.name().toLowerCase(Locale.ROOT));
    }
}
