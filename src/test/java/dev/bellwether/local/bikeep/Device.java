package dev.bellwether.local.bikeep;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One device: what it is, where it stands, the state it is in, and when it was last heard. */
public final class Device {

    private final Location location;
    private final String id;
    private final String code;
    private final String alias;
    private final DeviceType type;
    private final Heartbeats heartbeats;
    private DeviceState state;
    private Instant changedAt;
    private Instant timeoutAt;
    private Instant silentSince;
    private boolean jammed;

    Device(Location location, String code, String alias, DeviceType type, Heartbeats heartbeats, Instant installed) {
        this.location = location;
        this.id = UUID.nameUUIDFromBytes(("device " + code).getBytes(StandardCharsets.UTF_8)).toString();
        this.code = code;
        this.alias = alias;
        this.type = type;
        this.heartbeats = heartbeats;
        this.state = type.free();
        this.changedAt = installed;
    }

    /** Where it stands. */
    public Location location() {
        return location;
    }

    /** Its id. */
    public String id() {
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

    /** What it is. */
    public DeviceType type() {
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
        return location.plate().powerSave();
    }

    /** No heartbeat since then. */
    public void fallSilent(Instant since) {
        if (silentSince == null) {
            silentSince = since;
            location.touch();
        }
    }

    /** It is heard again. */
    public void wake() {
        if (silentSince != null) {
            silentSince = null;
            location.touch();
        }
    }

    /** From now on its hardware confirms nothing: who asks it to lock or unlock waits in vain. */
    void jam() {
        jammed = true;
    }

    boolean jammed() {
        return jammed;
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

    /** Somebody uses it by hand or card: it is taken. */
    public void take(Instant at) {
        enter(type.taken(), at, null);
    }

    /** Somebody has done with it: the next user can have it. */
    public void free(Instant at) {
        enter(type.free(), at, null);
    }

    void enter(DeviceState next, Instant at, Instant until) {
        state = next;
        changedAt = at;
        timeoutAt = until;
        location.touch();
        if (next == DeviceState.BOOKED) {
            location.book();
        }
    }

    /** When it will next look different although nobody touches it; null if it will not. */
    Instant nextChange(Instant now) {
        Instant booked = state == DeviceState.BOOKED ? timeoutAt : null;
        Instant dies = silentSince == null ? null : silentSince.plus(heartbeats.dead());
        if (dies == null || !now.isBefore(dies)) {
            return booked;
        }
        return booked == null || dies.isBefore(booked) ? dies : booked;
    }

    /** Lets a booking run out. */
    void advance(Instant now) {
        if (state == DeviceState.BOOKED && !now.isBefore(timeoutAt)) {
            enter(DeviceState.UNLOCKED, timeoutAt, null);
        }
    }
}
