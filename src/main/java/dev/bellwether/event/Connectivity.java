package dev.bellwether.event;

/** What the literal of a {@code connection} member means; the literal itself is kept beside it. */
public enum Connectivity {
    /** Everything talks to the cloud. */
    ONLINE,
    /** Some of the location's devices talk to the cloud. */
    PARTIALLY_ONLINE,
    /** Nothing talks to the cloud. */
    OFFLINE,
    /** Absent, or a literal that no setting gives a meaning: neither an outage nor a recovery. */
    UNKNOWN
}
