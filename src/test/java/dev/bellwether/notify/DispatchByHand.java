package dev.bellwether.notify;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;

/** Turns the dispatcher's clockwork by hand. */
@Singleton
@Unremovable
public class DispatchByHand {

    private final Dispatcher dispatcher;

    DispatchByHand(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /** What the scheduler does every second; messages are then on their way. */
    public void dispatch() {
        dispatcher.dispatch();
    }
}
