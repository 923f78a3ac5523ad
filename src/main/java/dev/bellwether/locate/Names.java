package dev.bellwether.locate;

import dev.bellwether.incident.Place;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What deliveries may call locations beside their ids; two ids stand for any number of them.
 *
 * @param byCode  ids by code
 * @param byLabel ids by label, which docks and lockers at one place share
 * @param byName  ids by name
 */
record Names(Map<String, List<String>> byCode, Map<String, List<String>> byLabel, Map<String, List<String>> byName) {

    static Names of(Collection<Place> places) {
        return new Names(grouped(places, Place::code), grouped(places, Place::label), grouped(places, Place::name));
    }

    /** Whether a place is called as it was. */
    static boolean isSame(@Nullable Place before, Place after) {
        return before != null
                && Objects.equals(before.code(), after.code())
                && Objects.equals(before.label(), after.label())
                && Objects.equals(before.name(), after.name());
    }

    private static Map<String, List<String>> grouped(
            Collection<Place> places, Function<Place, @Nullable String> key) {
        Map<String, List<String>> groups = new HashMap<>();
        for (Place place : places) {
            String name = key.apply(place);
            if (name != null) {
                groups.merge(name, List.of(place.id()), (a, b) -> List.of(a.get(0), b.get(0)));
            }
        }
        return groups;
    }
}
