package dev.bellwether.local.bikeep;

import static dev.bellwether.local.bikeep.DeviceState.BOOKED;
import static dev.bellwether.local.bikeep.DeviceState.LOCKED;
import static dev.bellwether.local.bikeep.DeviceState.LOCKING;
import static dev.bellwether.local.bikeep.DeviceState.UNLOCKED;
import static dev.bellwether.local.bikeep.DeviceState.UNLOCKING;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a command does to a device's state: from where, by way of what, to where; force asks not from where. */
enum Action {
    LOCK("lock", EnumSet.of(UNLOCKED, BOOKED), LOCKING, LOCKED),
    UNLOCK("unlock", EnumSet.of(LOCKED), UNLOCKING, UNLOCKED),
    BOOK("book", EnumSet.of(UNLOCKED), null, BOOKED),
    CANCEL_BOOKING("cancel-booking", EnumSet.of(BOOKED), null, UNLOCKED),
    FORCE_LOCK("force-lock", EnumSet.allOf(DeviceState.class), LOCKING, LOCKED),
    FORCE_UNLOCK("force-unlock", EnumSet.allOf(DeviceState.class), UNLOCKING, UNLOCKED),
    FORCE_CANCEL_BOOKING("force-cancel-booking", EnumSet.allOf(DeviceState.class), null, UNLOCKED),
    SYNC_DEVICE("sync-device", EnumSet.allOf(DeviceState.class), null, null),
    TAKE_PHOTO("take-photo", EnumSet.allOf(DeviceState.class), null, null);

    private final String command;
    private final Set<DeviceState> from;
    private final DeviceState by;
    private final DeviceState to;

    Action(String command, Set<DeviceState> from, DeviceState by, DeviceState to) {
        this.command = command;
        this.from = from;
        this.by = by;
        this.to = to;
    }

    static Optional<Action> named(String command) {
        return Arrays.stream(values()).filter(action -> action.command.equals(command)).findFirst();
    }

    String command() {
        return command;
    }

    boolean allowedFrom(DeviceState state) {
        return from.contains(state);
    }

    /** The state while the device moves. */
    Optional<DeviceState> by() {
        return Optional.ofNullable(by);
    }

    /** The state at the end. */
    Optional<DeviceState> to() {
        return Optional.ofNullable(to);
    }

    /** Lock and unlock share one window in which a device takes only one of them. */
    boolean throttled() {
        return this == LOCK || this == UNLOCK;
    }

    /** The last event of a command that succeeded. */
    String response() {
        return to == null ? "RESPONSE_RECEIVED" : "RESPONSE_DEVICE_" + to;
    }
}
