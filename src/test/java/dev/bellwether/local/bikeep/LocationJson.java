package dev.bellwether.local.bikeep;

import static dev.bellwether.local.http.Json.object;

import dev.bellwether.local.http.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A location as the API shows it. */
final class LocationJson {

    private final InstantSource clock;
    private final Map<Location, Shown> shown = new IdentityHashMap<>();

    /** What a location looks like, as long as it is not touched and until it changes by itself. */
    private record Shown(String text, long version, Instant from, Instant until) {

        boolean holds(Location location, Instant now) {
            return version == location.version() && !now.isBefore(from) && now.isBefore(until);
        }
    }

    LocationJson(InstantSource clock) {
        this.clock = clock;
    }

    /** The text of {@link #full}, made anew only if it may have changed: fleets are asked for often. */
    String text(Location location) {
        Instant now = clock.instant();
        Shown last = shown.get(location);
        if (last == null || !last.holds(location, now)) {
            last = new Shown(Json.write(full(location)), location.version(), now, location.steadyUntil(now));
            shown.put(location, last);
        }
        return last.text();
    }

    Map<String, Object> full(Location location) {
        Instant now = clock.instant();
        Plate plate = location.plate();
        Map<String, Object> full = object(
                "id", location.id(),
                "uri", location.uri(),
                "code", plate.code(),
                "label", plate.label(),
                "name", plate.name(),
                "address", plate.address(),
                "description", location.description(),
                "type", plate.type(),
                "status", plate.status(),
                "connection", location.connection(now),
                "offline_since", location.offlineSince(now).map(Instant::toString).orElse(""),
                "devices", counts(location, now),
                "latitude", plate.lat(),
                "longitude", plate.lng(),
                "tags", plate.tags(),
                "support_phone", "+3725550100",
                "support_email", "support@example.org",
                "has_maintenance_issues", false,
                "has_access_lists", true,
                "terms_url", "",
                "icon", object("type", "BIKE"),
                "allowlisted", true);
        full.keySet().removeAll(plate.withheld());
        return full;
    }

    Map<String, Object> feature(Location location) {
        Plate plate = location.plate();
        return object(
                "type", "Feature",
                "geometry", object("type", "Point", "coordinates", List.of(plate.lng(), plate.lat())),
                "properties", object(
                        "code", plate.code(),
                        "label", plate.label(),
                        "name", plate.name(),
                        "address", plate.address(),
                        "tags", plate.tags(),
                        "icon", object("png", "", "png2x", "", "svg", ""),
                        "parking", counts(location, clock.instant()),
                        "renting", null));
    }

    private static Map<String, Object> counts(Location location, Instant now) {
        List<Device> usable = location.usable();
        return object(
                "total", usable.size(),
                "available", usable.stream().filter(device -> device.available(now)).count(),
                "online", usable.stream().filter(device -> device.online(now)).count());
    }
}
