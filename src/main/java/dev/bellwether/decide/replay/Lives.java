package dev.bellwether.decide.replay;

import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.LiveIncident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Incidents in memory, as {@link dev.bellwether.incident.Incidents} keeps them. */
final class Lives {

    /** A live one before those that are over, then the one that began last. */
    private static final Comparator<Incident> NEWEST = Comparator.comparing(
                    (Incident incident) -> incident instanceof LiveIncident)
            .thenComparing(incident -> incident.facts().openedAt());

    private final Map<IncidentId, Incident> all = new LinkedHashMap<>();
    private final Map<IncidentKey, List<IncidentId>> byKey = new HashMap<>();
    private final Map<IncidentId, LiveIncident> live = new LinkedHashMap<>();
    private final Timetable<IncidentId> due = new Timetable<>();

    void keep(Incident incident, @Nullable Instant dueAt) {
        IncidentId id = incident.id();
        if (all.put(id, incident) == null) {
            byKey.computeIfAbsent(incident.key(), key -> new ArrayList<>()).add(id);
        }
        if (incident instanceof LiveIncident goesOn) {
            live.put(id, goesOn);
        } else {
            live.remove(id);
        }
        due.set(id, dueAt);
    }

    /** The newest incident of that key; null when there never was one. */
    @Nullable Incident latest(IncidentKey key) {
        return byKey.getOrDefault(key, List.of()).stream()
                .map(all::get)
                .max(NEWEST)
                .orElse(null);
    }

    /** The live incident of that key; where these rules group otherwise, all of that location and kind. */
    List<LiveIncident> live(IncidentKey key) {
        return latest(key) instanceof LiveIncident goesOn
                ? List.of(goesOn)
                : live.values().stream()
                        .filter(other -> other.key().kind() == key.kind() && other.key().location().equals(key.location()))
                        .toList();
    }

    @Nullable Incident find(IncidentId id) {
        return all.get(id);
    }

    Collection<Incident> all() {
        return all.values();
    }

    List<LiveIncident> live() {
        return List.copyOf(live.values());
    }

    /** What is due when. */
    Timetable<IncidentId> due() {
        return due;
    }
}
