package dev.bellwether.locate;

import dev.bellwether.bikeep.BikeepLocation;
import dev.bellwether.bikeep.BikeepPublicLocation;
import org.jspecify.annotations.Nullable;

/** What public areas tell about locations. */
final class PublicPlaces {

    private PublicPlaces() {}

    /** The operator's own answer, with what it keeps back filled in. */
    static BikeepLocation fill(BikeepLocation own, @Nullable BikeepPublicLocation open) {
        if (open == null) {
            return own;
        }
        BikeepLocation.Devices devices = own.devices() == null ? devices(open) : own.devices();
        return new BikeepLocation(
                own.id(),
                own.code(),
                own.label() == null ? open.label() : own.label(),
                own.name() == null ? open.name() : own.name(),
                own.address() == null ? open.address() : own.address(),
                own.type(),
                own.status(),
                own.connection(),
                own.offlineSince(),
                devices,
                own.latitude() == null ? open.latitude() : own.latitude(),
                own.longitude() == null ? open.longitude() : own.longitude(),
                own.tags().isEmpty() ? open.tags() : own.tags());
    }

    /** A location that only the public area shows; its code stands in for the id, as it does for webhooks. */
    static BikeepLocation alone(BikeepPublicLocation open) {
        BikeepLocation.Devices devices = devices(open);
        return new BikeepLocation(
                "code:" + open.code(), open.code(), open.label(), open.name(), open.address(), null, null,
                connection(devices), null, devices, open.latitude(), open.longitude(), open.tags());
    }

    /** Public areas tell no connection, but how many devices talk to the cloud. */
    private static String connection(BikeepLocation.@Nullable Devices devices) {
        if (devices == null || devices.total() == 0) {
            return "unknown";
        }
        return devices.online() >= devices.total() ? "online" : devices.online() == 0 ? "offline" : "partially_online";
    }

    private static BikeepLocation.@Nullable Devices devices(BikeepPublicLocation open) {
        BikeepPublicLocation.Parking parking = open.parking();
        return parking == null || parking.total() == null || parking.online() == null
                ? null
                : new BikeepLocation.Devices(
                        parking.total(), parking.available() == null ? 0 : parking.available(), parking.online());
    }
}
