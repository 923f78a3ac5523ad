package dev.bellwether.local.bikeep;

import static dev.bellwether.local.http.Json.object;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;

/** Devices and commands as the API shows them. */
final class DeviceJson {

    private final Fleet fleet;
    private final InstantSource clock;

    DeviceJson(Fleet fleet, InstantSource clock) {
        this.fleet = fleet;
        this.clock = clock;
    }

    Map<String, Object> device(Device device) {
        Instant now = clock.instant();
        Health health = device.health(now);
        return object(
                "id", device.id(),
                "uri", device.uri(),
                "type", device.type(),
                "alias", device.alias(),
                "code", device.code(),
                "state", object(
                        "value", device.state(),
                        "changed_at", device.changedAt().toString(),
                        "timeout_at", text(device.timeoutAt())),
                "hardware_state", "NORMAL",
                "heartbeat_v2", object("health", health, "dead_since", text(device.deadSince(now))),
                "heartbeat_health", health == Health.LONG_DEAD ? Health.DEAD : health,
                "sleep_state", "",
                "power_save_strategy", device.powerSave(),
                "commands", device.type().commands(),
                "location", fleet.locationOf(device)
                        .map(location -> object("id", location.id(), "uri", location.uri()))
                        .orElseThrow(),
                "has_otp_support", false);
    }

    Map<String, Object> command(Command command) {
        Map<String, Object> state = object("value", command.state());
        if (!command.state().terminal()) {
            state.put("timeout_at", command.timeoutAt().toString());
        }
        return object(
                "uri", "/device/v1/commands/" + command.id(),
                "id", command.id(),
                "name", command.action().command(),
                "device", object("id", command.device().id(), "uri", command.device().uri()),
                "state", state,
                "events", command.events().stream()
                        .map(event -> object("name", event.name(), "timestamp", event.timestamp().toString()))
                        .toList());
    }

    private static String text(Instant instant) {
        return Objects.toString(instant, null);
    }
}
