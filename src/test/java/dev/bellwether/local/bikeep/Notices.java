package dev.bellwether.local.bikeep;

import static dev.bellwether.local.http.Json.object;

import dev.bellwether.local.http.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * The {@code data} of webhooks, as text. Its members are nowhere published; here they are named as the REST API names
 * them, in a list where deliveries are aggregated and an object where they are not.
 */
final class Notices {

    private final InstantSource clock;

    Notices(InstantSource clock) {
        this.clock = clock;
    }

    /** These devices of one location went online or offline. */
    String connection(Location location, List<Device> devices) {
        return Json.write(devices.stream()
                .map(device -> about(location, device))
                .toList());
    }

    /** The whole location has been offline for long. */
    String confirmed(Location location) {
        Instant now = clock.instant();
        return Json.write(object(
                "location", location(location),
                "connection", location.connection(now),
                "offline_since", location.offlineSince(now).orElse(now).toString()));
    }

    String alarm(Location location, Device device, String category, String reason) {
        return Json.write(List.of(object(
                "location", location(location),
                "device", device(device),
                "alarm_category", category,
                "alarm_reason", reason,
                "occurred_at", clock.instant().toString())));
    }

    String status(Location location, Device device, String status) {
        return Json.write(object(
                "location", location(location),
                "device", device(device),
                "status", status,
                "changed_at", clock.instant().toString()));
    }

    private Map<String, Object> about(Location location, Device device) {
        Instant now = clock.instant();
        Instant deadSince = device.deadSince(now);
        return object(
                "location", location(location),
                "device", device(device),
                "connection", deadSince == null ? "online" : "offline",
                "changed_at", (deadSince == null ? now : deadSince).toString());
    }

    private static Map<String, Object> location(Location location) {
        Location.Plate plate = location.plate();
        return object(
                "id", location.id(), "uri", location.uri(), "code", plate.code(), "label", plate.label(),
                "name", plate.name());
    }

    private static Map<String, Object> device(Device device) {
        return object(
                "id", device.id(), "uri", device.uri(), "code", device.code(), "alias", device.alias(),
                "type", device.type());
    }
}
