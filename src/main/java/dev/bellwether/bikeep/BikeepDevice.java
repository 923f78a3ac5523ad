package dev.bellwether.bikeep;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A device of a location. Members may be missing by permission.
 *
 * @param id                its id
 * @param type              e.g. {@code LOCKER}, {@code BIKE_DOCK}, {@code GUARD}; new values come
 * @param alias             what is written on it
 * @param code              its code
 * @param state             what it is doing
 * @param hardwareState     in practice {@code NORMAL}
 * @param health            whether it is heard
 * @param healthText        the health as Bikeep wrote it; null when not told
 * @param deadSince         since when it is not heard, by Bikeep's clock; null when it is, or not told
 * @param sleepState        {@code LIGHT_SLEEP} or {@code DEEP_SLEEP}; null when awake
 * @param powerSaveStrategy {@code NONE}, {@code REMOTE_WAKEUP}, {@code LOCAL_WAKEUP}; new values come
 * @param commands          the commands it takes; empty when not told
 * @param locationId        where it stands; null when not told
 */
public record BikeepDevice(
        String id,
        @Nullable String type,
        @Nullable String alias,
        @Nullable String code,
        State state,
        @Nullable String hardwareState,
        DeviceHealth health,
        @Nullable String healthText,
        @Nullable Instant deadSince,
        @Nullable String sleepState,
        @Nullable String powerSaveStrategy,
        List<String> commands,
        @Nullable String locationId) {

    /** Where {@code LOCKED} means that somebody's thing is in it; the doors of bike houses are the other way round. */
    private static final Set<String> HOLD_ONE_THING =
            Set.of("LOCKER", "BIKE_DOCK", "SCOOTER_DOCK", "DOCK", "DOCK_SESSIONLESS");

    /**
     * What a device is doing; times are Bikeep's.
     *
     * @param value     e.g. {@code UNLOCKED}, {@code BOOKED}, {@code LOCKED}; new values come
     * @param changedAt since when
     * @param timeoutAt when it ends by itself; null in a terminal state
     */
    public record State(@Nullable String value, @Nullable Instant changedAt, @Nullable Instant timeoutAt) {}

    /** Reads a device; empty when it has no id, since nothing can be done with it. */
    public static Optional<BikeepDevice> read(JsonNode node) {
        String id = Members.text(node, "id");
        if (id == null) {
            return Optional.empty();
        }
        JsonNode heartbeat = node.path("heartbeat_v2");
        String health = heartbeat.isObject()
                ? Members.text(heartbeat, "health")
                : Members.text(node, "heartbeat_health"); // deprecated, but all that the guide's own example has
        JsonNode state = node.path("state");
        return Optional.of(new BikeepDevice(
                id,
                Members.text(node, "type"),
                Members.text(node, "alias"),
                Members.text(node, "code"),
                new State(
                        Members.text(state, "value"),
                        Members.time(state, "changed_at"),
                        Members.time(state, "timeout_at")),
                Members.text(node, "hardware_state"),
                DeviceHealth.named(health),
                health,
                Members.time(heartbeat, "dead_since"),
                Members.text(node, "sleep_state"),
                Members.text(node, "power_save_strategy"),
                Members.texts(node, "commands"),
                Members.text(node.path("location"), "id")));
    }

    /** Whether it is a gateway, through which the others of its location talk; there may be several. */
    public boolean isGuard() {
        return "GUARD".equals(type);
    }

    /** Whether it is heard. */
    public boolean isOnline() {
        return health == DeviceHealth.HEALTHY || health == DeviceHealth.UNHEALTHY;
    }

    /** Whether somebody's thing is in it; never true of gateways, of doors and of types that are not known. */
    public boolean isOccupied() {
        return type != null && HOLD_ONE_THING.contains(type) && "LOCKED".equals(state.value());
    }

    /** Whether nobody's thing can be in it: it holds one thing, and is free. Of whatever holds more, or is not known, it is not sure. */
    public boolean isSurelyEmpty() {
        return type != null && HOLD_ONE_THING.contains(type) && "UNLOCKED".equals(state.value());
    }

    /** Whether it takes that command; true as well when Bikeep did not tell which ones it takes. */
    public boolean takes(CommandType command) {
        return commands.isEmpty() || commands.contains(command.text());
    }
}
