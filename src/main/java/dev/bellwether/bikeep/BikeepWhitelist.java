package dev.bellwether.bikeep;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A whitelist: cards that open the same devices. Bikeep makes it and chooses its targets.
 *
 * @param id   its id
 * @param name for people; null when not told
 */
public record BikeepWhitelist(String id, @Nullable String name) {

    static Optional<BikeepWhitelist> read(JsonNode node) {
        return Optional.ofNullable(Members.text(node, "id"))
                .map(id -> new BikeepWhitelist(id, Members.text(node, "name")));
    }

    /**
     * What is on a whitelist, as Bikeep tells it.
     *
     * @param id        a card's number
     * @param idType    {@code rfid}; new values come
     * @param status    {@code ACTIVE}, {@code INACTIVE}, {@code EXPIRED}; new values come
     * @param expiresAt null when it does not, or not told
     * @param masterKey whether it opens everything
     * @param createdAt null when not told
     * @param comment   for people
     */
    public record Entity(
            String id,
            @Nullable String idType,
            @Nullable String status,
            @Nullable Instant expiresAt,
            boolean masterKey,
            @Nullable Instant createdAt,
            @Nullable String comment) {

        static Optional<Entity> read(JsonNode node) {
            return Optional.ofNullable(Members.text(node, "id"))
                    .map(id -> new Entity(
                            id,
                            Members.text(node, "id_type"),
                            Members.text(node, "status"),
                            Members.time(node, "expires_at"),
                            node.path("is_master_key").asBoolean(),
                            Members.time(node, "created_at"),
                            Members.text(node, "comment")));
        }
    }

    /**
     * Where a whitelist's cards are taken.
     *
     * @param type {@code location} or {@code device}; null when not told
     * @param id   of that location or device
     */
    public record Target(@Nullable String type, String id) {

        static Optional<Target> read(JsonNode node) {
            return Optional.ofNullable(Members.text(node, "id"))
                    .map(id -> new Target(Members.text(node, "type"), id));
        }
    }
}
