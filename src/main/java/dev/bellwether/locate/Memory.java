package dev.bellwether.locate;

import dev.bellwether.bikeep.BikeepLocation;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Polled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps the directory, its table and its history together, and in step with what other replicas polled. */
@ApplicationScoped
class Memory {

    /** Device reads begun in one tick, so that a poll that falls due meanwhile waits for few of them. */
    private static final int MOST_READS = 8;

    private final Directory directory;
    private final PolledLocations table;
    private final PanacheBeliefs beliefs;
    private final History history;
    private final Turns turns;
    private @Nullable Instant seen;
    private volatile @Nullable Instant asked;

    Memory(Directory directory, PolledLocations table, PanacheBeliefs beliefs, History history, Turns turns) {
        this.directory = directory;
        this.table = table;
        this.beliefs = beliefs;
        this.history = history;
        this.turns = turns;
    }

    /** Takes over what other replicas have polled since. */
    @Transactional
    synchronized void refresh() {
        Instant askedNow = turns.askedAt();
        List<Place> newer = new ArrayList<>(table.changed(seen, askedNow));
        newer.stream().map(Place::asOf).max(Instant::compareTo).ifPresent(this::saw);
        if (askedNow != null && asked != null && asked.isBefore(askedNow)) {
            Instant last = asked;
            Set<String> gone = table.gone();
            directory.all().stream()
                    .filter(place -> !gone.contains(place.id()))
                    .filter(place -> !place.asOf().isBefore(last) && place.asOf().isBefore(askedNow))
                    .map(place -> place.asOf(askedNow))
                    .forEach(place -> newer.add(0, place)); // what changed stands last and wins
        }
        if (!newer.isEmpty()) {
            directory.update(newer);
        }
        asked = askedNow;
    }

    /** Keeps what a look has answered; returns each beside what was known of it. */
    @Transactional
    synchronized List<Polled> keep(List<BikeepLocation> found, Instant began, Agenda agenda) {
        Map<String, BikeepLocation> answers = new HashMap<>();
        found.forEach(location -> answers.put(location.id(), location));
        List<Polled> looks = directory.update(
                answers.values().stream().map(location -> Places.of(location, began)).toList());
        List<Polled> changed = looks.stream().filter(Polled::isChanged).toList();
        table.keep(changed.stream().map(look -> answers.get(look.after().id())).toList(), began);
        changed.forEach(history::add);
        table.back(answers.keySet(), began);
        if (agenda.all()) {
            Set<String> left = directory.all().stream()
                    .map(Place::id)
                    .filter(id -> !answers.containsKey(id))
                    .collect(Collectors.toSet());
            table.gone(left, began, turns.askedAt());
            asked = began;
        }
        beliefs.asked(agenda, began);
        saw(began);
        return looks;
    }

    /** When everything was last asked for with success, by whichever replica; null when never. */
    @Nullable Instant askedAt() {
        return asked;
    }

    /** The locations whose devices are to be read now, within the budget. */
    @Transactional
    List<String> devicesDue(Instant now) {
        List<String> due = beliefs.devicesDue(MOST_READS);
        return due.isEmpty() ? due : due.subList(0, turns.spend(due.size(), now));
    }

    private void saw(Instant at) {
        seen = seen == null || seen.isBefore(at) ? at : seen;
    }
}
