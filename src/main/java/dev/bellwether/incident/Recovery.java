package dev.bellwether.incident;

/** How we know that an incident is over. */
public enum Recovery {
    /** Bikeep said so. */
    WEBHOOK,
    /** We asked, and the location is back. */
    POLL,
    /** Nothing was heard of it any more for as long as the rules say; Bikeep never tells the end of such a thing. */
    QUIET,
    /** Bikeep shows the device in another state. */
    DEVICE,
    /** Somebody said so. */
    OPERATOR
}
