package dev.bellwether.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. */
public final class MovedClock implements InstantSource {

    private volatile Instant now;

    /** Standing at this time. */
    public MovedClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves it on. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    /** Moves it to that time, never back. */
    public synchronized void moveTo(Instant time) {
        now = time.isAfter(now) ? time : now;
    }
}
