package dev.bellwether.silence;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;

/** Turns the clockwork of what is forgotten by hand. */
@Singleton
@Unremovable
public class ForgetByHand {

    private final PanacheSilences silences;

    ForgetByHand(PanacheSilences silences) {
        this.silences = silences;
    }

    /** What the scheduler does every hour. */
    public void forget() {
        silences.forget();
    }
}
