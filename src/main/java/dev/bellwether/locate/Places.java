package dev.bellwether.locate;

import dev.bellwether.bikeep.BikeepLocation;
import dev.bellwether.event.Connectivity;
import dev.bellwether.incident.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From Bikeep's words to ours. */
final class Places {

    private Places() {}

    static Place of(BikeepLocation location, Instant asOf) {
        BikeepLocation.Devices devices = location.devices();
        return new Place(
                location.id(),
                location.code(),
                location.label(),
                location.name(),
                location.address(),
                location.type(),
                isLaunched(location.status()),
                location.tags(),
                connectivity(location.connection()),
                devices == null ? null : new Place.Devices(devices.total(), devices.available(), devices.online()),
                location.latitude(),
                location.longitude(),
                asOf);
    }

    /** {@code LAUNCHED} marks real sites; a status that is kept from us must not hide an outage. */
    private static boolean isLaunched(@Nullable String status) {
        return status == null || status.equals("LAUNCHED");
    }

    /** The REST API's literals are documented; any other means that we do not know. */
    private static Connectivity connectivity(@Nullable String connection) {
        return switch (connection == null ? "" : connection) {
            case "online" -> Connectivity.ONLINE;
            case "partially_online" -> Connectivity.PARTIALLY_ONLINE;
            case "offline" -> Connectivity.OFFLINE;
            default -> Connectivity.UNKNOWN;
        };
    }
}
