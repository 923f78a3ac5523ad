package dev.bellwether.bikeep;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A location as {@code GET /location/v1/locations} tells it. Members may be missing by permission.
 *
 * @param id           its id
 * @param code         the code public areas use
 * @param label        shared by docks and lockers at one place
 * @param name         for people
 * @param address      for people
 * @param type         e.g. {@code BIKE_LOCKERS}; new values come
 * @param status       {@code LAUNCHED} for real sites; new values come
 * @param connection   {@code online}, {@code partially_online}, {@code offline}, {@code unknown}; new values come
 * @param offlineSince RFC 3339; null when online or not told
 * @param devices      counts; null when not told
 * @param latitude     degrees; null when not told
 * @param longitude    degrees; null when not told
 * @param tags         never null
 */
public record BikeepLocation(
        String id,
        @Nullable String code,
        @Nullable String label,
        @Nullable String name,
        @Nullable String address,
        @Nullable String type,
        @Nullable String status,
        @Nullable String connection,
        @JsonProperty("offline_since") @Nullable String offlineSince,
        @Nullable Devices devices,
        @Nullable Double latitude,
        @Nullable Double longitude,
        List<String> tags) {

    /**
     * Counts of a location's devices.
     *
     * @param total     all
     * @param available usable and online
     * @param online    talking to the cloud
     */
    public record Devices(int total, int available, int online) {}

    /** Reads one element of the answer; empty when it has no id, since nothing can be done with it. */
    public static Optional<BikeepLocation> read(JsonNode node) {
        String id = text(node, "id");
        if (id == null) {
            return Optional.empty();
        }
        List<String> tags = new ArrayList<>();
        node.path("tags").forEach(tag -> tags.add(tag.asText()));
        JsonNode counts = node.path("devices");
        Devices devices = counts.path("total").isInt()
                ? new Devices(
                        counts.path("total").asInt(),
                        counts.path("available").asInt(),
                        counts.path("online").asInt())
                : null;
        return Optional.of(new BikeepLocation(
                id,
                text(node, "code"),
                text(node, "label"),
                text(node, "name"),
                text(node, "address"),
                text(node, "type"),
                text(node, "status"),
                text(node, "connection"),
                text(node, "offline_since"),
                devices,
                number(node, "latitude"),
                number(node, "longitude"),
                tags));
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? value.asText().replace('\0', '\uFFFD')
                : null;
    }

    private static @Nullable Double number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isNumber() ? value.asDouble() : null;
    }
}
