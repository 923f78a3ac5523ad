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
public final class Notices {

    private final InstantSource clock;

    Notices(InstantSource clock) {
        this.clock = clock;
    }

    /** These devices of one location went online or offline. */
    String connection(List<Device> devices) {
        return Json.write(devices.stream()
                .map(this::about)
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

    String alarm(Device device, String category, String reason) {
        return Json.write(List.of(alarm(device, category, reason, clock.instant())));
    }

    String status(Device device, String status) {
        return Json.write(status(device, status, clock.instant()));
    }

    private Map<String, Object> about(Device device) {
        Instant now = clock.instant();
        Instant deadSince = device.deadSince(now);
        return connection(device, deadSince == null, deadSince == null ? now : deadSince);
    }

    /** A device that went online or offline at that time, however it is now. */
    public static Map<String, Object> connection(Device device, boolean online, Instant changedAt) {
        return object(
                "location", location(device.location()),
                "device", device(device),
                "connection", online ? "online" : "offline",
                "changed_at", changedAt.toString());
    }

    /** A location that had been offline for long, however it is now. */
    public static Map<String, Object> confirmed(Location location, Instant offlineSince) {
        return object(
                "location", location(location), "connection", "offline", "offline_since", offlineSince.toString());
    }

    /** An alarm of that time. */
    public static Map<String, Object> alarm(Device device, String category, String reason, Instant occurredAt) {
        return object(
                "location", location(device.location()),
                "device", device(device),
                "alarm_category", category,
                "alarm_reason", reason,
                "occurred_at", occurredAt.toString());
    }

    /** A device that was stuck at that time. */
    public static Map<String, Object> status(Device device, String status, Instant changedAt) {
        return object(
                "location", location(device.location()),
                "device", device(device),
                "status", status,
                "changed_at", changedAt.toString());
    }

    private static Map<String, Object> location(Location location) {
        Plate plate = location.plate();
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
