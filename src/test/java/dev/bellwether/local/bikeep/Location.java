package dev.bellwether.local.bikeep;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One location: its plate and its devices, from whose heartbeats its connection follows. */
public final class Location {

    private final Plate plate;
    private final String id;
    private final List<Device> devices;
    private final List<Device> usable;
    private String description = "";
    private int lost;
    private boolean booked;
    private long version;


    Location(Plate plate, Heartbeats heartbeats, Instant installed) {
        this.plate = plate;
        this.id = UUID.nameUUIDFromBytes(("location " + plate.code()).getBytes(StandardCharsets.UTF_8)).toString();
        this.devices = new ArrayList<>();
        for (int i = 1; i <= Math.max(1, plate.guards()); i++) {
            devices.add(new Device(this, plate.code() + "0" + i, "C" + i, DeviceType.GUARD, heartbeats, installed));
        }
        for (int i = 1; i <= plate.devices(); i++) {
            DeviceType type = DeviceType.at(plate.type());
            String code = plate.code() + (10 + i);
            devices.add(new Device(this, code, Integer.toString(i), type, heartbeats, installed));
        }
        this.usable = devices.stream().filter(device -> device.type() != DeviceType.GUARD).toList();
    }

    /** Its id. */
    public String id() {
        return id;
    }

    String uri() {
        return "/location/v1/locations/" + id;
    }

    /** What is fixed about it. */
    public Plate plate() {
        return plate;
    }

    String description() {
        return description;
    }

    void describe(String text) {
        description = text;
        touch();
    }

    /** All of them, gateways first. */
    public List<Device> devices() {
        return Collections.unmodifiableList(devices);
    }

    /** The devices people use. */
    List<Device> usable() {
        return usable;
    }

    /** Bikeep does not know any more how it is, until it wakes or is seen again as often as it was lost. */
    public void lose() {
        lost++;
        touch();
    }

    /** One reason less not to know how it is. */
    public void see() {
        lost = Math.max(0, lost - 1);
        touch();
    }

    void wake() {
        lost = 0;
        devices.forEach(Device::wake);
        touch();
    }

    void wakeAllBut(Device silent) {
        lost = 0;
        devices.stream().filter(device -> device != silent).forEach(Device::wake);
        touch();
    }

    /** Something about it has changed. */
    void touch() {
        version++;
    }

    /** Changes with everything that is done to it, but not with the passing of time. */
    long version() {
        return version;
    }

    /** Until when it will look as it does now, if nobody touches it. */
    Instant steadyUntil(Instant now) {
        Instant until = Instant.MAX;
        for (Device device : devices) {
            Instant change = device.nextChange(now);
            until = change == null || until.isBefore(change) ? until : change;
        }
        return until;
    }

    /** One of its devices has been booked. */
    void book() {
        booked = true;
    }

    /** Lets bookings run out; a whole fleet is asked this before every answer, and most of it has none. */
    void advance(Instant now) {
        if (booked) {
            devices.forEach(device -> device.advance(now));
            booked = devices.stream().anyMatch(device -> device.state() == DeviceState.BOOKED);
        }
    }

    String connection(Instant now) {
        if (lost > 0) {
            return "unknown";
        }
        int online = 0;
        for (Device device : devices) {
            online += device.online(now) ? 1 : 0;
        }
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
