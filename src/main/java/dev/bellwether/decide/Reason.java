package dev.bellwether.decide;

/** Why a notification is sent. */
public enum Reason {
    /** The incident is new. */
    FIRST,
    /** More is wrong than was told. */
    CHANGED,
    /** It has gone on for the repeat interval. */
    REPEAT,
    /** It is over. */
    RESOLVED
}
