package dev.bellwether.incident;

import dev.bellwether.event.LocationRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an incident has in every state.
 *
 * @param id       its identity
 * @param key      what there is one live incident of
 * @param location the location as it was named when the incident opened
 * @param openedAt when it began
 * @param alerts   in the order they joined; never empty
 * @param turns    how restless it was lately
 */
public record IncidentFacts(
        IncidentId id, IncidentKey key, LocationRef location, Instant openedAt, List<Alert> alerts, Turns turns) {

    private static final Comparator<Alert> BY_WEIGHT = Comparator.comparing(Alert::severity)
            .thenComparing(alert -> alert.name() == AlertName.LOCATION_OUTAGE)
            .thenComparing(Alert::since, Comparator.reverseOrder());

    public IncidentFacts {
        alerts = List.copyOf(alerts);
        if (alerts.isEmpty()) {
            throw new IllegalArgumentException("an incident groups at least one alert");
        }
    }

    /** The alerts that still hold. */
    public List<Alert> firing() {
        return alerts.stream().filter(Alert::isFiring).toList();
    }

    /** The alert of that fingerprint, if it is part of this incident. */
    public Optional<Alert> alert(Fingerprint fingerprint) {
        return alerts.stream().filter(a -> a.fingerprint().equals(fingerprint)).findFirst();
    }

    /** The severest alert, firing ones first, the earliest among equals: what the incident is called after. */
    public Alert lead() {
        List<Alert> pool = firing().isEmpty() ? alerts : firing();
        return pool.stream().max(BY_WEIGHT).orElseThrow();
    }

    /** The same with this alert put in the place of its fingerprint, or joined. */
    IncidentFacts with(Alert alert) {
        boolean fired = alert(alert.fingerprint()).map(Alert::isFiring).orElse(false);
        List<Alert> all = new ArrayList<>(alerts);
        all.removeIf(a -> a.fingerprint().equals(alert.fingerprint()));
        int place = alerts.stream().map(Alert::fingerprint).toList().indexOf(alert.fingerprint());
        all.add(place < 0 ? all.size() : place, alert);
        boolean turned = fired != alert.isFiring() && !key.kind().covers();
        return new IncidentFacts(
                id, key, location, openedAt, all, turned ? turns.turned(alert.fingerprint(), alert.heardAt()) : turns);
    }

    /** The same with every firing alert over at that time, and so the whole. */
    IncidentFacts allOver(Instant at) {
        IncidentFacts over = this;
        for (Alert alert : firing()) {
            over = over.with(alert.overAsWeSaw(at));
        }
        Instant heard = over.alerts.stream().map(Alert::heardAt).max(Instant::compareTo).orElse(at);
        return over.turned(heard);
    }

    /** The same, wrong as a whole again by this alert. */
    IncidentFacts again(Alert alert) {
        return with(alert).turned(alert.heardAt());
    }

    IncidentFacts with(Turns other) {
        return new IncidentFacts(id, key, location, openedAt, alerts, other);
    }

    /** The same as if nothing had been learnt after that time: the clock that wrote it was ahead, and was put back. */
    IncidentFacts notAfter(Instant now) {
        List<Alert> known =
                alerts.stream().map(alert -> alert.heardAt().isAfter(now) ? alert.heard(now) : alert).toList();
        return new IncidentFacts(id, key, location, openedAt, known, turns.notAfter(now));
    }

    private IncidentFacts turned(Instant at) {
        return key.kind().covers() ? this : with(turns.whole(at));
    }
}
