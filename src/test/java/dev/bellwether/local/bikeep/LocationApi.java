package dev.bellwether.local.bikeep;

import static dev.bellwether.local.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.local.http.Json;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.Request;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** {@code /location/v1}. */
final class LocationApi {

    private static final double METRES_PER_DEGREE = 111_320;

    private final Fleet fleet;
    private final LocationJson json;

    LocationApi(Fleet fleet, InstantSource clock) {
        this.fleet = fleet;
        this.json = new LocationJson(clock);
    }

    Reply list(Request request) {
        Map<String, String> query = request.query();
        Predicate<Location> wanted = location -> true;
        if (query.containsKey("tag")) {
            wanted = wanted.and(location -> location.plate().tags().contains(query.get("tag")));
        }
        if (query.containsKey("radius") && query.containsKey("lat_lng")) {
            wanted = wanted.and(within(query.get("lat_lng"), query.get("radius")));
        }
        List<Map<String, Object>> found =
                fleet.locations().stream().filter(wanted).map(json::full).toList();
        return Reply.json(200, object("data", found));
    }

    Reply show(Request request) {
        return Reply.json(200, json.full(location(request)));
    }

    /** Only the description can be changed here. */
    Reply change(Request request) {
        Location location = location(request);
        JsonNode body = request.json();
        if (body.has("description")) {
            location.describe(body.get("description").asText());
        }
        return Reply.json(200, json.full(location));
    }

    /** Open to everybody, in GeoJSON. */
    Reply publicArea(Request request) {
        List<Map<String, Object>> features = fleet.locations().stream()
                .filter(location -> location.plate().area().equals(request.variable("area")))
                .map(json::feature)
                .toList();
        if (features.isEmpty()) {
            throw BikeepError.notFound("public area");
        }
        return Reply.of(200, "application/geo+json", Json.write(object("type", "FeatureCollection", "features", features)));
    }

    private Location location(Request request) {
        return fleet.location(request.variable("id")).orElseThrow(() -> BikeepError.notFound("location"));
    }

    private static Predicate<Location> within(String latLng, String radius) {
        try {
            String[] point = latLng.split(",");
            double lat = Double.parseDouble(point[0]);
            double lng = Double.parseDouble(point[1]);
            double metres = Double.parseDouble(radius);
            return location -> {
                double north = (location.plate().lat() - lat) * METRES_PER_DEGREE;
                double east = (location.plate().lng() - lng) * METRES_PER_DEGREE * Math.cos(Math.toRadians(lat));
                return Math.hypot(north, east) <= metres;
            };
        } catch (RuntimeException e) {
            throw BikeepError.badRequest("lat_lng and radius must be numbers");
        }
    }
}
