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

    /** What the scheduler does every half minute. */
    public void quiet() {
        watch.quiet();
    }
}
