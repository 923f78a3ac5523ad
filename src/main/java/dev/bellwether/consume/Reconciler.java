package dev.bellwether.consume;

import dev.bellwether.consume.Reconciliation.Open;
import dev.bellwether.decide.Decision;
import dev.bellwether.decide.reconcile.Belief;
import dev.bellwether.decide.reconcile.Expectation;
import dev.bellwether.decide.reconcile.Fleet;
import dev.bellwether.decide.reconcile.FleetWatch;
import dev.bellwether.decide.reconcile.Margins;
import dev.bellwether.decide.reconcile.Reconcile;
import dev.bellwether.decide.reconcile.Standing;
import dev.bellwether.decide.reconcile.Verdict;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Polled;
import dev.bellwether.locate.DevicesRead;
import dev.bellwether.locate.LocationsPolled;
import dev.bellwether.locate.PollFailed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares every look with what is believed. Most locations are well, so what is judged first is a copy; only where
 * something follows is it judged again under the location's lock.
 */
@ApplicationScoped
class Reconciler {

    private final Reconciliation reconciliation;
    private final DeviceReadings readings;
    private final Margins margins;

    Reconciler(Reconciliation reconciliation, DeviceReadings readings, Margins margins) {
        this.reconciliation = reconciliation;
        this.readings = readings;
        this.margins = margins;
    }

    void polled(@Observes LocationsPolled poll) {
        Open open = reconciliation.open();
        Map<String, Belief> beliefs = new HashMap<>();
        open.beliefs().forEach(belief -> beliefs.put(belief.location(), belief));
        Map<String, LiveIncident> losses = byLocation(open.losses());
        Map<String, LiveIncident> blind = byLocation(open.blind());
        List<Polled> looks = poll.looks().stream().filter(look -> look.after().launched()).toList();
        for (Polled look : looks) {
            String id = look.after().id();
            Belief belief = beliefs.getOrDefault(id, Belief.calm(id));
            if (!isAsBelieved(belief, look, losses.get(id), blind.get(id))) {
                beliefs.put(id, reconciliation.onLook(look));
            }
        }
        if (poll.all()) {
            fleet(poll, looks, beliefs);
            wantReadings(poll);
        }
        reconciliation.judgeWebhooks(poll.at());
    }

    void devices(@Observes DevicesRead reading) {
        reconciliation.onDevices(reading);
    }

    void failed(@Observes PollFailed failure) {
        reconciliation.onFailure(failure);
    }

    private boolean isAsBelieved(
            Belief belief, Polled look, @Nullable LiveIncident losses, @Nullable LiveIncident blind) {
        if (losses == null && blind == null && belief.isCalm() && look.after().isWhole() && look.before() != null
                && look.before().isWhole()) {
            return true;
        }
        Verdict verdict = Reconcile.losses(belief, look, losses, margins);
        return verdict.belief().equals(belief)
                && verdict.decision() instanceof Decision.Nothing
                && Reconcile.sight(belief, look.after(), blind, margins).decision() instanceof Decision.Nothing
                && Expectation.of(belief, verdict.belief(), look, margins).isEmpty();
    }

    /** Many locations at once: after each by itself, since what is one trouble shows in what is believed of each. */
    private void fleet(LocationsPolled poll, List<Polled> looks, Map<String, Belief> beliefs) {
        Open open = reconciliation.open();
        List<Standing> standings = looks.stream()
                .map(Polled::after)
                .map(place -> new Standing(place, beliefs.getOrDefault(place.id(), Belief.calm(place.id()))))
                .toList();
        Instant away = away(poll);
        Set<String> told = away == null ? Set.of() : told(open.losses());
        FleetWatch.judge(new Fleet(standings, open.covering(), told, away, poll.at()), margins)
                .forEach(reconciliation::onJudgement);
        reconciliation.cover();
    }

    /** Once for each poll of everything, so no more often than that; where Bikeep shows no location it shows no devices. */
    private void wantReadings(LocationsPolled poll) {
        Set<String> awaited = readings.awaited();
        poll.looks().stream().map(look -> look.after().id()).filter(awaited::contains).forEach(readings::want);
    }

    /** Since when nobody had looked; a first look of all finds what may have been so for ever. */
    private @Nullable Instant away(LocationsPolled poll) {
        Instant before = poll.before();
        if (before == null) {
            return poll.at();
        }
        return before.plus(margins.fleet().awayAfter()).isBefore(poll.at()) ? before : null;
    }

    private Set<String> told(List<LiveIncident> live) {
        Set<IncidentId> told = reconciliation.told(live);
        return live.stream()
                .filter(incident -> told.contains(incident.id()))
                .map(incident -> incident.key().location())
                .collect(Collectors.toSet());
    }

    private static Map<String, LiveIncident> byLocation(List<LiveIncident> live) {
        return live.stream().collect(Collectors.toMap(i -> i.key().location(), i -> i, (a, b) -> a));
    }
}
