package dev.bellwether.decide.reconcile;

import dev.bellwether.decide.Decider;
import dev.bellwether.decide.Decision;
import dev.bellwether.decide.Sighting;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.incident.DeviceSight;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Polled;
import dev.bellwether.testkit.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A story of looks and events at one location of ten lockers, and what is believed and open meanwhile. */
final class Looks {

    static final Margins MARGINS = new Margins(
            Duration.ofMinutes(5), Duration.ofSeconds(8), Duration.ofMinutes(5), Duration.ofMinutes(15),
            Duration.ofMinutes(2), Duration.ofHours(2), Duration.ofSeconds(30), Duration.ofHours(1),
            new Margins.Fleet(
                    Duration.ofMinutes(10), 0.5, 5, 2000, 0.5, 3, Duration.ofMinutes(10), Duration.ofMinutes(15), 2));

    private final String location;
    private @Nullable Place before;
    private Belief belief;
    private @Nullable Incident losses;
    private @Nullable Incident sight;
    private Verdict last;

    Looks(String location) {
        this.location = location;
        this.belief = Belief.calm(location);
        this.last = Verdict.nothing(belief, "");
    }

    /** A webhook's event arrives. */
    Decision event(DeviceEvent event) {
        Decision decision = Decider.onEvent(new Sighting(event, before), losses);
        if (decision.incident() != null) {
            losses = decision.incident();
        }
        return decision;
    }

    /** A look that shows so many of ten devices online. */
    Verdict look(Connectivity connectivity, int online, Instant at) {
        Polled polled = new Polled(before, place(location, connectivity, online, at));
        last = Reconcile.losses(belief, polled, live(), MARGINS);
        take(last);
        Verdict seen = Reconcile.sight(belief, polled.after(), sight, MARGINS);
        if (seen.decision().incident() != null) {
            sight = seen.decision().incident();
        }
        before = polled.after();
        return last;
    }

    /** The devices are read; null for a reading that fails. */
    Verdict read(@Nullable List<DeviceSight> devices, Instant at) {
        last = Examination.of(
                belief, Objects.requireNonNull(before), live(), devices, new Examination.Look(at, MARGINS));
        take(last);
        return last;
    }

    private void take(Verdict verdict) {
        belief = verdict.belief();
        if (verdict.decision().incident() != null) {
            losses = verdict.decision().incident();
        }
    }

    Belief belief() {
        return belief;
    }

    @Nullable Incident losses() {
        return losses;
    }

    @Nullable Incident sight() {
        return sight;
    }

    @Nullable LiveIncident live() {
        return losses instanceof LiveIncident open ? open : null;
    }

    static Place place(String id, Connectivity connectivity, int online, Instant at) {
        return new Place(
                id, null, null, null, null, "BIKE_LOCKERS", true, List.of(), connectivity,
                new Place.Devices(10, online, online), null, null, at);
    }

    static DeviceSight locker(String alias, Connectivity connectivity) {
        return new DeviceSight(
                new DeviceRef("dev-" + alias, null, null, alias, "LOCKER"), false, connectivity, null, false, null,
                null);
    }

    /** A time of the story, in seconds. */
    static Instant second(long seconds) {
        return Events.START.plusSeconds(seconds);
    }
}
