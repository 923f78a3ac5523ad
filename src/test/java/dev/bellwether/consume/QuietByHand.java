package dev.bellwether.consume;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;

/** Turns the clockwork of what only time ends by hand. */
@Singleton
@Unremovable
public class QuietByHand {

    private final Watch watch;

    QuietByHand(Watch watch) {
        this.watch = watch;
    }

    /** What the scheduler does every second. */
    public void due() {
        watch.due();
    }

    /** What the scheduler does every second, and every half minute. */
    public void quiet() {
        watch.due();
        watch.heldBack();
    }
}
