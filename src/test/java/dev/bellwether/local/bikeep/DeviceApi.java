package dev.bellwether.local.bikeep;

import static dev.bellwether.local.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /device/v1}. */
final class DeviceApi {

    private static final Duration BOOKING = Duration.ofHours(1);

    private final Fleet fleet;
    private final InstantSource clock;
    private final DeviceJson json;
    private final Map<String, Command> commands = new LinkedHashMap<>();

    DeviceApi(Fleet fleet, InstantSource clock) {
        this.fleet = fleet;
        this.clock = clock;
        this.json = new DeviceJson(fleet, clock);
    }

    /** Takes every command as far as it has come by now. */
    void advance(Instant now) {
        commands.values().forEach(command -> command.advance(now));
    }

    Reply listAt(Request request) {
        Location location =
                fleet.location(request.variable("id")).orElseThrow(() -> BikeepError.notFound("location"));
        return Reply.json(200, object(
                "data", location.devices().stream().map(json::device).toList()));
    }

    Reply show(Request request) {
        return Reply.json(200, json.device(device(request)));
    }

    Reply command(Request request) {
        Device device = device(request);
        JsonNode body = request.json();
        Action action = Action.named(body.path("command").asText())
                .filter(known -> device.type().commands().contains(known.command()))
                .orElseThrow(() -> BikeepError.badRequest("this device does not take that command"));
        Instant now = clock.instant();
        refuseTooSoon(action, device, now);
        if (!action.allowedFrom(device.state())) {
            throw new BikeepError(
                    400, "ERRORS.INVALID_DEVICE_STATE", action.command() + " is not possible in " + device.state());
        }
        Command command = new Command(action, device, now, bookedUntil(body, now));
        commands.put(command.id(), command);
        return Reply.json(200, json.command(command));
    }

    Reply showCommand(Request request) {
        Command command = commands.get(request.variable("id"));
        if (command == null) {
            throw BikeepError.notFound("command");
        }
        return Reply.json(200, json.command(command));
    }

    private Device device(Request request) {
        return fleet.device(request.variable("id")).orElseThrow(() -> BikeepError.notFound("device"));
    }

    private void refuseTooSoon(Action action, Device device, Instant now) {
        Duration window = Duration.ofSeconds(device.powerSave().equals("NONE") ? 3 : 15);
        boolean tooSoon = action.throttled()
                && commands.values().stream()
                        .filter(earlier -> earlier.device() == device && earlier.action().throttled())
                        .anyMatch(earlier -> now.isBefore(earlier.sentAt().plus(window)));
        if (tooSoon) {
            throw new BikeepError(
                    429,
                    "ERRORS.LOCK_COMMAND_THROTTLED",
                    "a lock or unlock command was just sent to this device, please wait before retrying");
        }
    }

    private static Instant bookedUntil(JsonNode body, Instant now) {
        if (!body.hasNonNull("timeout_at")) {
            return now.plus(BOOKING);
        }
        try {
            return Instant.parse(body.get("timeout_at").asText());
        } catch (DateTimeParseException e) {
            throw BikeepError.badRequest("timeout_at is not a time");
        }
    }
}
