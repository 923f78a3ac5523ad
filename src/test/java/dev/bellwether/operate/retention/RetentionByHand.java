package dev.bellwether.operate.retention;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;

/** Turns the clockwork of what is deleted after its time by hand. */
@Singleton
@Unremovable
public class RetentionByHand {

    private final Retention retention;

    RetentionByHand(Retention retention) {
        this.retention = retention;
    }

    /** What the scheduler does every hour. */
    public void tidy() {
        retention.tidy();
    }
}
