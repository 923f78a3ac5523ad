package dev.bellwether.locate;

import dev.bellwether.bikeep.Bikeep;
import dev.bellwether.bikeep.BikeepDevice;
import dev.bellwether.bikeep.BikeepLocation;
import dev.bellwether.bikeep.BikeepTrouble;
import dev.bellwether.bikeep.DeviceHealth;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.incident.DeviceSight;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks at some locations and their devices, one by one. */
@Singleton
class Look {

    private static final Logger LOG = Logger.getLogger(Look.class);

    private final Bikeep bikeep;

    Look(Bikeep bikeep) {
        this.bikeep = bikeep;
    }

    /** These locations, without those that are not there any more. */
    List<BikeepLocation> at(List<String> ids) {
        return ids.stream().map(bikeep::location).flatMap(Optional::stream).toList();
    }

    /** The devices of a location; null when they cannot be read now. */
    @Nullable List<DeviceSight> devices(String location) {
        try {
            return bikeep.devices(location).stream().map(Look::sight).toList();
        } catch (BikeepTrouble e) {
            LOG.warnf("devices not read location=%s reason=%s", location, e.getMessage());
            return null;
        }
    }

    private static DeviceSight sight(BikeepDevice device) {
        return new DeviceSight(
                new DeviceRef(device.id(), null, device.code(), device.alias(), device.type()),
                device.isGuard(),
                connectivity(device.health()),
                device.deadSince(),
                device.isOccupied(),
                device.state().changedAt(),
                device.hardwareState());
    }

    private static Connectivity connectivity(DeviceHealth health) {
        return switch (health) {
            case HEALTHY, UNHEALTHY -> Connectivity.ONLINE;
            case DEAD, LONG_DEAD -> Connectivity.OFFLINE;
            case UNKNOWN -> Connectivity.UNKNOWN;
        };
    }
}
