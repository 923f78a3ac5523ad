package dev.bellwether.local.bikeep;

import static dev.bellwether.local.http.Json.object;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A location as the API shows it. */
final class LocationJson {

    private final InstantSource clock;

    LocationJson(InstantSource clock) {
        this.clock = clock;
    }

    Map<String, Object> full(Location location) {
        Instant now = clock.instant();
        Location.Plate plate = location.plate();
        return object(
                "id", location.id(),
                "uri", location.uri(),
                "code", plate.code(),
                "label", plate.label(),
                "name", plate.name(),
                "address", plate.address(),
                "description", location.description(),
                "type", plate.type(),
                "status", "LAUNCHED",
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
    }

    Map<String, Object> feature(Location location) {
        Location.Plate plate = location.plate();
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
