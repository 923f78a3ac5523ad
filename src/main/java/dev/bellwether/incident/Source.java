package dev.bellwether.incident;

/** How we came to know something. */
public enum Source {
    /** Bikeep told us. */
    WEBHOOK,
    /** We asked Bikeep. */
    POLL
}
