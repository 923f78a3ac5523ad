package dev.bellwether.locate;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;

/** Turns the poller's clockwork by hand. */
@Singleton
@Unremovable
public class PollByHand {

    private final Poller poller;

    PollByHand(Poller poller) {
        this.poller = poller;
    }

    /** What the scheduler does every second. */
    public void tick() {
        poller.tick();
    }
}
