package dev.bellwether.locate;

import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Polled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every location that is known, from memory. Safe for any number of threads. */
@ApplicationScoped
public class Directory {

    private volatile Known known = new Known(Map.of(), Names.of(List.of()));

    /** The place a delivery means: by id, else code, else a label or name that only one location has. */
    public Optional<Place> find(LocationRef ref) {
        Known now = known;
        return now.place(ref.id())
                .or(() -> now.only(now.names.byCode(), ref.code()))
                .or(() -> now.only(now.names.byLabel(), ref.label()))
                .or(() -> now.only(now.names.byName(), ref.name()));
    }

    /** The place an incident is about; empty for one about several, and where it is not known. */
    public Optional<Place> of(Incident incident) {
        return incident.key().kind().covers() ? Optional.empty() : find(incident.facts().location());
    }

    /** Every place that is known. */
    public Collection<Place> all() {
        return known.places.values();
    }

    /** The place of that id. */
    public Optional<Place> find(String id) {
        return known.place(id);
    }

    /**
     * Puts newer places over older ones; a place that a poll leaves out stays, at its age.
     *
     * @return each of the newer ones beside what it replaces
     */
    synchronized List<Polled> update(Collection<Place> newer) {
        Map<String, Place> places = new HashMap<>(known.places);
        List<Polled> looks = new ArrayList<>();
        for (Place place : newer) {
            Place before = places.get(place.id());
            if (before == null || !before.asOf().isAfter(place.asOf())) {
                places.put(place.id(), place);
                looks.add(new Polled(before, place));
            }
        }
        boolean renamed = looks.stream().anyMatch(look -> !Names.isSame(look.before(), look.after()));
        known = new Known(places, renamed ? Names.of(places.values()) : known.names);
        return looks;
    }

    /** The places by id, and the ids by what else deliveries call them. */
    private record Known(Map<String, Place> places, Names names) {

        Optional<Place> place(@Nullable String id) {
            return id == null ? Optional.empty() : Optional.ofNullable(places.get(id));
        }

        Optional<Place> only(Map<String, List<String>> ids, @Nullable String key) {
            List<String> found = key == null ? List.of() : ids.getOrDefault(key, List.of());
            return found.size() == 1 ? place(found.get(0)) : Optional.empty();
        }
    }
}
