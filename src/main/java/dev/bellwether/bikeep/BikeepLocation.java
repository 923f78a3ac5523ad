package dev.bellwether.bikeep;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
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
        String id = Members.text(node, "id");
        if (id == null) {
            return Optional.empty();
        }
        JsonNode counts = node.path("devices");
        Devices devices = counts.path("total").isInt()
                ? new Devices(
                        counts.path("total").asInt(),
                        counts.path("available").asInt(),
                        counts.path("online").asInt())
                : null;
        return Optional.of(new BikeepLocation(
                id,
                Members.text(node, "code"),
                Members.text(node, "label"),
                Members.text(node, "name"),
                Members.text(node, "address"),
                Members.text(node, "type"),
                Members.text(node, "status"),
                Members.text(node, "connection"),
                Members.text(node, "offline_since"),
                devices,
                Members.number(node, "latitude"),
                Members.number(node, "longitude"),
                Members.texts(node, "tags")));
    }
}
