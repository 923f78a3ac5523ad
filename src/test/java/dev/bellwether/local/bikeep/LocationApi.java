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

    private final Fleet fleet;
    private final LocationJson json;
    private Listing last = new Listing(List.of());

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
        Listing listing = new Listing(fleet.locations().stream().filter(wanted).map(json::text).toList());
        if (request.header("If-None-Match").filter(listing.tag()::equals).isPresent()) {
            return new Reply(304, Map.of("ETag", listing.tag()), new byte[0]);
        }
        if (!listing.tag().equals(last.tag())) {
            last = listing;
        }
        return last.reply();
    }

    Reply show(Request request) {
        return Reply.of(200, "application/json", json.text(location(request)));
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
        return Reply.of(
                200, "application/geo+json", Json.write(object("type", "FeatureCollection", "features", features)));
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
            return location -> location.plate().metresTo(lat, lng) <= metres;
        } catch (RuntimeException e) {
            throw BikeepError.badRequest("lat_lng and radius must be numbers");
        }
    }
}
