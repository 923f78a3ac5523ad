package dev.bellwether.local.bikeep;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One device: what it is, the state it is in, and when it was last heard. */
final class Device {

    private final String id;
    private final String code;
    private final String alias;
    private final DeviceType type;
    private final Heartbeats heartbeats;
    private DeviceState state;
    private Instant changedAt;
    private Instant timeoutAt;
    private Instant silentSince;
    private String powerSave = "NONE";

    Device(String code, String alias, DeviceType type, Heartbeats heartbeats, Instant installed) {
        this.id = UUID.nameUUIDFromBytes(("device " + code).getBytes(StandardCharsets.UTF_8)).toString();
        this.code = code;
        this.alias = alias;
        this.type = type;
        this.heartbeats = heartbeats;
        this.state = type.free();
        this.changedAt = installed;
    }

    String id() {
        return id;
    }

    String uri() {
        return "/device/v1/devices/" + id;
    }

    String code() {
        return code;
    }

    String alias() {
        return alias;
    }

    DeviceType type() {
        return type;
    }

    DeviceState state() {
        return state;
    }

    Instant changedAt() {
        return changedAt;
    }

    /** When the state ends by itself; null if it does not. */
    Instant timeoutAt() {
        return timeoutAt;
    }

    String powerSave() {
        return powerSave;
    }

    void sleeps(String strategy) {
        powerSave = strategy;
    }

    /** No heartbeat since then. */
    void fallSilent(Instant since) {
        if (silentSince == null) {
            silentSince = since;
        }
    }

    void wake() {
        silentSince = null;
    }

    Health health(Instant now) {
        return silentSince == null ? Health.HEALTHY : heartbeats.after(Duration.between(silentSince, now));
    }

    boolean online(Instant now) {
        return health(now).online();
    }

    /** Null while it is online. */
    Instant deadSince(Instant now) {
        return online(now) ? null : silentSince.plus(heartbeats.dead());
    }

    boolean available(Instant now) {
        return state == type.free() && online(now);
    }

    void enter(DeviceState next, Instant at, Instant until) {
        state = next;
        changedAt = at;
        timeoutAt = until;
    }

    /** Lets a booking run out. */
    void advance(Instant now) {
        if (state == DeviceState.BOOKED && !now.isBefore(timeoutAt)) {
            enter(DeviceState.UNLOCKED, timeoutAt, null);
        }
    }
}
