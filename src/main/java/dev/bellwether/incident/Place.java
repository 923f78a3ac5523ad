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
 * @param launched     whether it is a real site, in use; nobody is called for others
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
        boolean launched,
        List<String> tags,
        Connectivity connectivity,
        @Nullable Devices devices,
        @Nullable Double latitude,
        @Nullable Double longitude,
        Instant asOf) {

    private static final double EARTH_RADIUS = 6_371_000;

    public Place {
        tags = List.copyOf(tags);
    }

    /** The same, as it was found again at that time. */
    public Place asOf(Instant later) {
        return new Place(
                id, code, label, name, address, type, launched, tags, connectivity, devices, latitude, longitude, later);
    }

    /** Whether everything there talks to the cloud, as far as the counts say. */
    public boolean isWhole() {
        return connectivity == Connectivity.ONLINE && (devices == null || devices.online() >= devices.total());
    }

    /** Whether at least something there talks to the cloud. */
    public boolean isReachable() {
        return connectivity == Connectivity.ONLINE || connectivity == Connectivity.PARTIALLY_ONLINE;
    }

    /** Whether Bikeep says anything at all about how it is. */
    public boolean isKnown() {
        return connectivity != Connectivity.UNKNOWN;
    }

    /** How many devices do not talk to the cloud; null when the counts were not sent. Counts leave gateways out. */
    public @Nullable Integer lost() {
        return devices == null ? null : Math.max(0, devices.total() - devices.online());
    }

    /** The best words for people. */
    public String spoken() {
        return name != null ? name : label != null ? label : code != null ? code : id;
    }

    /** How far another is away, in metres along the earth; null when the coordinates of either are not known. */
    public @Nullable Double metresTo(Place other) {
        if (latitude == null || longitude == null || other.latitude == null || other.longitude == null) {
            return null;
        }
        double from = Math.toRadians(latitude);
        double to = Math.toRadians(other.latitude);
        double east = Math.toRadians(other.longitude - longitude) * Math.cos((from + to) / 2);
        return EARTH_RADIUS * Math.hypot(to - from, east); // flat enough for a town
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
