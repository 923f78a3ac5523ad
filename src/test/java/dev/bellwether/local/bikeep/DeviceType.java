package dev.bellwether.local.bikeep;

import java.util.List;

/** The device types of the fleet, and what each of them takes. */
public enum DeviceType {
    /** The gateway of a location or a part of it. */
    GUARD(List.of("sync-device")),
    /** An arm that grips a bicycle. */
    BIKE_DOCK(Lists.USABLE),
    /** The same for a scooter. */
    SCOOTER_DOCK(Lists.USABLE),
    /** A compartment. */
    LOCKER(Lists.USABLE),
    /** A bicycle to be rented. */
    BIKE_RENT(Lists.USABLE),
    /** A scooter to be rented. */
    SCOOTER_RENT(Lists.USABLE),
    /** A dock for whatever fits. */
    DOCK(Lists.USABLE),
    /** The same without usage sessions. */
    DOCK_SESSIONLESS(Lists.USABLE),
    /** A door, free when unlocked like everything but a bike house's. */
    DOOR(Lists.USABLE),
    /** The door of a bike house, free when locked. */
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

    /** The state in which somebody has it. */
    DeviceState taken() {
        return this == BIKE_HOUSE_DOOR ? DeviceState.UNLOCKED : DeviceState.LOCKED;
    }

    /** What stands at a location of this type; which goes with which is nowhere published for all of them. */
    static DeviceType at(String locationType) {
        return switch (locationType) {
            case "BIKE_LOCKERS" -> LOCKER;
            case "BIKE_HOUSE", "BIKE_HOUSE_DOCKLESS" -> BIKE_HOUSE_DOOR;
            case "BIKE_HANGAR" -> DOOR;
            case "SCOOTER_DOCKS" -> SCOOTER_DOCK;
            case "SCOOTER_DOCKS_V2" -> DOCK;
            case "BIKE_RENTALS" -> BIKE_RENT;
            case "BIKE_RENTALS_SESSIONLESS" -> DOCK_SESSIONLESS;
            case "SCOOTER_RENTALS" -> SCOOTER_RENT;
            default -> BIKE_DOCK;
        };
    }
}
