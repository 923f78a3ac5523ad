package dev.bellwether.respond.access;

import java.util.Locale;

/** How far a technician's access has come. */
public enum AccessStage {
    /** The card is being put on the whitelist. */
    GRANTING,
    /** It is on it. */
    GRANTED,
    /** It is being taken off. */
    REMOVING,
    /** The whitelist does not show it any more. */
    REMOVED,
    /** Bikeep did not take it. */
    REFUSED,
    /** It would have been put on. */
    DRY_RUN;

    /** Whether it will never change again. */
    public boolean isEnd() {
        return compareTo(REMOVED) >= 0;
    }

    /** As answers and metrics have it. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
