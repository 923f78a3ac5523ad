package dev.bellwether.local.bikeep;

import java.util.List;

/** The device types of the fleet, and what each of them takes. */
enum DeviceType {
    GUARD(List.of("sync-device")),
    BIKE_DOCK(Lists.USABLE),
    SCOOTER_DOCK(Lists.USABLE),
    LOCKER(Lists.USABLE),
    BIKE_HOUSE_DOOR(List.of("lock", "unlock", "force-lock", "force-unlock", "sync-device", "take-photo"));

    private static final class Lists {
        private static final List<String> USABLE = List.of(
                "lock", "unlock", "book", "cancel-booking", "force-lock", "force-unlock", "force-cancel-booking",
                "sync-device");
    }

    private final List<String> commands;

    DeviceType(List<String> commands) {
        this.commands = commands;
    }

    List<String> commands() {
        return commands;
    }

    /** The state in which the next user can have it; a house's door is usable while it is shut. */
    DeviceState free() {
        return this == BIKE_HOUSE_DOOR ? DeviceState.LOCKED : DeviceState.UNLOCKED;
    }

    /** What stands at a location of this type. */
    static DeviceType at(String locationType) {
        return switch (locationType) {
            case "BIKE_LOCKERS" -> LOCKER;
            case "BIKE_HOUSE" -> BIKE_HOUSE_DOOR;
            case "SCOOTER_DOCKS" -> SCOOTER_DOCK;
            default -> BIKE_DOCK;
        };
    }
}
