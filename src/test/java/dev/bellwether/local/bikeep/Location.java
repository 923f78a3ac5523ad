package dev.bellwether.local.bikeep;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One location: its plate and its devices, from whose heartbeats its connection follows. */
final class Location {

    private final Plate plate;
    private final String id;
    private final List<Device> devices;
    private String description = "";
    private boolean lost;

    /** What is fixed about a location; {@code area} is the public area it is listed in. */
    record Plate(
            String code, String type, String label, String name, String address, double lat, double lng,
            List<String> tags, String area, int devices, int guards, String powerSave) {}

    Location(Plate plate, Heartbeats heartbeats, Instant installed) {
        this.plate = plate;
        this.id = UUID.nameUUIDFromBytes(("location " + plate.code()).getBytes(StandardCharsets.UTF_8)).toString();
        this.devices = new ArrayList<>();
        for (int i = 1; i <= Math.max(1, plate.guards()); i++) {
            devices.add(new Device(plate.code() + "0" + i, "C" + i, DeviceType.GUARD, heartbeats, installed));
        }
        for (int i = 1; i <= plate.devices(); i++) {
            DeviceType type = DeviceType.at(plate.type());
            devices.add(new Device("%s%02d".formatted(plate.code(), 10 + i), "" + i, type, heartbeats, installed));
        }
        if (plate.powerSave() != null) {
            devices.forEach(device -> device.sleeps(plate.powerSave()));
        }
    }

    String id() {
        return id;
    }

    String uri() {
        return "/location/v1/locations/" + id;
    }

    Plate plate() {
        return plate;
    }

    String description() {
        return description;
    }

    void describe(String text) {
        description = text;
    }

    /** All of them, gateways first. */
    List<Device> devices() {
        return devices;
    }

    /** The devices people use. */
    List<Device> usable() {
        return devices.stream().filter(device -> device.type() != DeviceType.GUARD).toList();
    }

    /** Bikeep does not know any more how it is, until it wakes. */
    void lose() {
        lost = true;
    }

    void wake() {
        lost = false;
        devices.forEach(Device::wake);
    }

    String connection(Instant now) {
        if (lost) {
            return "unknown";
        }
        long online = devices.stream().filter(device -> device.online(now)).count();
        if (online == devices.size()) {
            return "online";
        }
        return online == 0 ? "offline" : "partially_online";
    }

    /** Since when not one device is heard. */
    Optional<Instant> offlineSince(Instant now) {
        return connection(now).equals("offline")
                ? devices.stream().map(device -> device.deadSince(now)).max(Instant::compareTo)
                : Optional.empty();
    }
}
