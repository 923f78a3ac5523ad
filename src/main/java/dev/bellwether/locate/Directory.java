package dev.bellwether.locate;

import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Polled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every location that is known, from memory. Safe for any number of threads. */
@ApplicationScoped
public class Directory {

    private volatile Index index = Index.of(List.of());

    /** The place a delivery means: by id, else code, else a label or name that only one location has. */
    public Optional<Place> find(LocationRef ref) {
        Index now = index;
        return first(now.byId, ref.id())
                .or(() -> first(now.byCode, ref.code()))
                .or(() -> only(now.byLabel, ref.label()))
                .or(() -> only(now.byName, ref.name()));
    }

    /** Every place that is known. */
    public Collection<Place> all() {
        return index.byId.values();
    }

    /** The place of that id. */
    public Optional<Place> find(String id) {
        return Optional.ofNullable(index.byId.get(id));
    }

    /**
     * Puts newer places over older ones; a place that a poll leaves out stays, at its age.
     *
     * @return each of the newer ones beside what it replaces
     */
    synchronized List<Polled> update(Collection<Place> newer) {
        Map<String, Place> places = new HashMap<>(index.byId);
        List<Polled> looks = new ArrayList<>();
        for (Place place : newer) {
            Place before = places.get(place.id());
            if (before == null || !before.asOf().isAfter(place.asOf())) {
                places.put(place.id(), place);
                looks.add(new Polled(before, place));
            }
        }
        index = Index.of(places.values());
        return looks;
    }

    private static Optional<Place> first(Map<String, Place> places, @Nullable String key) {
        return key == null ? Optional.empty() : Optional.ofNullable(places.get(key));
    }

    private static Optional<Place> only(Map<String, List<Place>> places, @Nullable String key) {
        List<Place> found = key == null ? List.of() : places.getOrDefault(key, List.of());
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private record Index(
            Map<String, Place> byId,
            Map<String, Place> byCode,
            Map<String, List<Place>> byLabel,
            Map<String, List<Place>> byName) {

        static Index of(Collection<Place> places) {
            Map<String, Place> byId = new HashMap<>();
            Map<String, Place> byCode = new HashMap<>();
            for (Place place : places) {
                byId.put(place.id(), place);
                if (place.code() != null) {
                    byCode.put(place.code(), place);
                }
            }
            return new Index(byId, byCode, grouped(places, Place::label), grouped(places, Place::name));
        }

        private static Map<String, List<Place>> grouped(
                Collection<Place> places, Function<Place, @Nullable String> key) {
            Map<String, List<Place>> groups = new HashMap<>();
            for (Place place : places) {
                String name = key.apply(place);
                if (name != null) {
                    groups.merge(name, List.of(place), (a, b) -> List.of(a.get(0), b.get(0)));
                }
            }
            return groups;
        }
    }
}
