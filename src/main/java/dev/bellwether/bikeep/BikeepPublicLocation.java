package dev.bellwether.bikeep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A location as a public area shows it to anybody: without id, type, status or connection; the code is the key.
 *
 * @param code      the same as {@link BikeepLocation#code}
 * @param label     shared by docks and lockers at one place
 * @param name      for people
 * @param address   for people
 * @param tags      never null
 * @param latitude  degrees; null when not told
 * @param longitude degrees; null when not told
 * @param parking   places to park; null when not told
 */
public record BikeepPublicLocation(
        String code,
        @Nullable String label,
        @Nullable String name,
        @Nullable String address,
        List<String> tags,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Parking parking) {

    /**
     * Places to park; each count is null when not told.
     *
     * @param total     all
     * @param available usable and online
     * @param online    talking to the cloud
     */
    public record Parking(@Nullable Integer total, @Nullable Integer available, @Nullable Integer online) {}

    /** Reads one GeoJSON feature, whose coordinates are longitude first; empty when it has no code. */
    public static Optional<BikeepPublicLocation> read(JsonNode feature) {
        JsonNode properties = feature.path("properties");
        String code = Members.text(properties, "code");
        if (code == null) {
            return Optional.empty();
        }
        JsonNode coordinates = feature.path("geometry").path("coordinates");
        JsonNode parking = properties.path("parking");
        return Optional.of(new BikeepPublicLocation(
                code,
                Members.text(properties, "label"),
                Members.text(properties, "name"),
                Members.text(properties, "address"),
                Members.texts(properties, "tags"),
                degrees(coordinates.path(1)),
                degrees(coordinates.path(0)),
                parking.isObject() ? parking(parking) : null));
    }

    private static Parking parking(JsonNode counts) {
        return new Parking(
                Members.count(counts, "total"), Members.count(counts, "available"), Members.count(counts, "online"));
    }

    private static @Nullable Double degrees(JsonNode value) {
        return value.isNumber() ? value.asDouble() : null;
    }
}
