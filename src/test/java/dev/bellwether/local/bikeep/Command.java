package dev.bellwether.local.bikeep;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A command on its way to a device and back; how far it has come follows from the time. */
final class Command {

    private static final Duration HANDOVER = Duration.ofMillis(500);
    private static final Duration ROUND_TRIP = Duration.ofSeconds(2);
    private static final Duration DELIVERY = Duration.ofSeconds(3);
    private static final Duration MOVING = Duration.ofSeconds(30);

    enum State {
        SENT,
        RECEIVED,
        SUCCESS,
        ERROR;

        boolean terminal() {
            return this == SUCCESS || this == ERROR;
        }
    }

    /** What happened to it. */
    record Event(String name, Instant timestamp) {}

    private final String id = UUID.randomUUID().toString();
    private final Action action;
    private final Device device;
    private final Instant sentAt;
    private final Instant bookedUntil;
    private final boolean reachable;
    private final DeviceState before;
    private final Instant beforeUntil;
    private final List<Event> events = new ArrayList<>();
    private State state = State.SENT;

    Command(Action action, Device device, Instant now, Instant bookedUntil) {
        this.action = action;
        this.device = device;
        this.sentAt = now;
        this.bookedUntil = bookedUntil;
        this.reachable = device.online(now);
        this.before = device.state();
        this.beforeUntil = device.timeoutAt();
        events.add(new Event("REQUEST_INITIATED", now));
        if (action == Action.LOCK) {
            // taken at once, so that nobody else can claim it while the command travels
            device.enter(DeviceState.ALLOCATED, now, deadline());
        }
    }

    String id() {
        return id;
    }

    Action action() {
        return action;
    }

    Device device() {
        return device;
    }

    Instant sentAt() {
        return sentAt;
    }

    State state() {
        return state;
    }

    /** Until when it has to reach the device. */
    Instant deadline() {
        return sentAt.plus(DELIVERY);
    }

    /** The end of the state it is in: first it has to arrive, then the hardware has to confirm. */
    Instant timeoutAt() {
        return state == State.RECEIVED ? received().plus(MOVING) : deadline();
    }

    private Instant received() {
        return sentAt.plus(HANDOVER);
    }

    List<Event> events() {
        return events;
    }

    void advance(Instant now) {
        if (!reachable) {
            if (state == State.SENT && !now.isBefore(deadline())) {
                end(State.ERROR, "REQUEST_TIMED_OUT", deadline());
                restore();
            }
            return;
        }
        if (state == State.SENT && !now.isBefore(received())) {
            state = State.RECEIVED;
            events.add(new Event("REQUEST_SENT", received()));
            action.by().ifPresent(moving -> device.enter(moving, received(), timeoutAt()));
        }
        if (device.jammed() && action.by().isPresent()) {
            giveUp(now);
            return;
        }
        Instant done = sentAt.plus(ROUND_TRIP);
        if (state == State.RECEIVED && !now.isBefore(done)) {
            end(State.SUCCESS, action.response(), done);
            action.to().ifPresent(to -> device.enter(to, done, to == DeviceState.BOOKED ? bookedUntil : null));
        }
    }

    /**
     * Without a confirmation an arm or a door lets go when its time is over, and what was held unlocked locks again.
     */
    private void giveUp(Instant now) {
        if (state == State.RECEIVED && !now.isBefore(timeoutAt())) {
            Instant over = timeoutAt();
            end(State.ERROR, "RESPONSE_TIMED_OUT", over);
            boolean locking = action.to().filter(DeviceState.LOCKED::equals).isPresent();
            device.enter(locking ? DeviceState.UNLOCKED : DeviceState.LOCKED, over, null);
        }
    }

    private void restore() {
        if (device.state() == DeviceState.ALLOCATED) {
            device.enter(before, deadline(), beforeUntil);
        }
    }

    private void end(State last, String event, Instant at) {
        state = last;
        events.add(new Event(event, at));
    }
}
