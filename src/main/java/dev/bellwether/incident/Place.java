package dev.bellwether.incident;

import dev.bellwether.event.Connectivity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A location as the directory last knew it. Bikeep leaves members out by permission, so only the id is certain.
 *
 * @param id           Bikeep's id
 * @param code         the code public areas use
 * @param label        what is painted on site
 * @param name         what people call it
 * @param address      for people
 * @param type         as sent, e.g. {@code BIKE_LOCKERS}
 * @param tags         as sent
 * @param connectivity what its connection literal means
 * @param devices      counts, or null when they were not sent
 * @param latitude     degrees, or null
 * @param longitude    degrees, or null
 * @param asOf         when Bikeep was asked
 */
public record Place(
        String id,
        @Nullable String code,
        @Nullable String label,
        @Nullable String name,
        @Nullable String address,
        @Nullable String type,
        List<String> tags,
        Connectivity connectivity,
        @Nullable Devices devices,
        @Nullable Double latitude,
        @Nullable Double longitude,
        Instant asOf) {

    public Place {
        tags = List.copyOf(tags);
    }

    /** Whether everything there talks to the cloud, as far as the counts say. */
    public boolean isWhole() {
        return connectivity == Connectivity.ONLINE && (devices == null || devices.online() >= devices.total());
    }

    /**
     * Counts of a location's devices.
     *
     * @param total     all
     * @param available usable and online
     * @param online    talking to the cloud
     */
    public record Devices(int total, int available, int online) {}
}
