package dev.bellwether.local.bikeep;

import static dev.bellwether.local.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.Request;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** {@code /whitelist/v1}: each location has one list, whose targets are the location and its devices. */
final class WhitelistApi {

    private final List<Whitelist> whitelists;
    private final InstantSource clock;

    WhitelistApi(Fleet fleet, InstantSource clock) {
        this.whitelists = fleet.locations().stream().map(Whitelist::new).toList();
        this.clock = clock;
    }

    Reply listAt(Request request) {
        List<Map<String, Object>> found = whitelists.stream()
                .filter(list -> list.location().id().equals(request.variable("id")))
                .map(list -> object(
                        "id", list.id(),
                        "uri", "/whitelist/v1/whitelists/" + list.id(),
                        "name", list.location().plate().name()))
                .toList();
        if (found.isEmpty()) {
            throw BikeepError.notFound("location");
        }
        return Reply.json(200, object("data", found));
    }

    Reply entities(Request request) {
        return Reply.json(200, object("data", whitelist(request).cards()));
    }

    Reply targets(Request request) {
        Location location = whitelist(request).location();
        Stream<Map<String, Object>> targets = Stream.concat(
                Stream.of(object("type", "location", "id", location.id(), "uri", location.uri())),
                location.usable().stream()
                        .map(device -> object("type", "device", "id", device.id(), "uri", device.uri())));
        String type = request.query().get("type");
        return Reply.json(200, object(
                "data", targets.filter(t -> type == null || t.get("type").equals(type)).toList()));
    }

    /** Each card by itself: what fails is reported with a 400, what succeeded stays. */
    Reply change(Request request) {
        Whitelist whitelist = whitelist(request);
        JsonNode body = request.json();
        String operation = body.path("operation").asText();
        List<Map<String, Object>> failures = new ArrayList<>();
        for (JsonNode card : body.path("entities")) {
            Optional<String> wrong =
                    switch (operation) {
                        case "ADD" -> whitelist.add(card, clock.instant());
                        case "REMOVE" -> whitelist.remove(card);
                        default -> throw BikeepError.badRequest("operation is ADD or REMOVE");
                    };
            wrong.ifPresent(code -> failures.add(object(
                    "id", card.path("id").asText(),
                    "id_type", card.path("id_type").asText(),
                    "error_code", code,
                    "error_message", operation + " failed")));
        }
        return failures.isEmpty()
                ? Reply.json(200, object("data", whitelist.cards()))
                : Reply.json(400, object(
                        "error_code", "ERRORS.BATCH_PARTIALLY_FAILED",
                        "error_message", "some entities were not processed",
                        "status_code", 400,
                        "correlation_id", UUID.randomUUID().toString(),
                        "error_results", failures));
    }

    private Whitelist whitelist(Request request) {
        return whitelists.stream()
                .filter(list -> list.id().equals(request.variable("id")))
                .findFirst()
                .orElseThrow(() -> BikeepError.notFound("whitelist"));
    }
}
