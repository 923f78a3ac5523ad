package dev.bellwether.local.bikeep;

import static dev.bellwether.local.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The cards that open one location's devices. */
final class Whitelist {

    private static final Pattern CARD = Pattern.compile("([0-9a-f]{2}){1,10}");
    private static final Set<String> STATUSES = Set.of("INACTIVE", "ACTIVE", "EXPIRED");

    private final Location location;
    private final String id;
    private final Map<String, Map<String, Object>> cards = new LinkedHashMap<>();

    Whitelist(Location location) {
        this.location = location;
        this.id = UUID.nameUUIDFromBytes(
                        ("whitelist " + location.plate().code()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    String id() {
        return id;
    }

    Location location() {
        return location;
    }

    Collection<Map<String, Object>> cards() {
        return cards.values();
    }

    /** Adds or replaces a card; returns what is wrong with it, if anything. */
    Optional<String> add(JsonNode card, Instant now) {
        String number = card.path("id").asText();
        String status = card.path("status").asText("ACTIVE");
        if (!CARD.matcher(number).matches()) {
            return Optional.of("ERRORS.INVALID_ENTITY_ID");
        }
        if (!card.path("id_type").asText().equals("rfid") || !STATUSES.contains(status)) {
            return Optional.of("ERRORS.INVALID_ENTITY");
        }
        cards.put(number, object(
                "id", number, "id_type", "rfid", "status", status,
                "expires_at", card.path("expires_at").asText(),
                "is_master_key", card.path("is_master_key").asBoolean(),
                "created_at", now.toString(),
                "comment", card.path("comment").asText()));
        return Optional.empty();
    }

    /** Removes a card; returns what is wrong with that, if anything. */
    Optional<String> remove(JsonNode card) {
        return cards.remove(card.path("id").asText()) == null
                ? Optional.of("ERRORS.ENTITY_NOT_FOUND")
                : Optional.empty();
    }
}
