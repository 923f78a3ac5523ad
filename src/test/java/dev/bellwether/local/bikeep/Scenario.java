package dev.bellwether.local.bikeep;

/** Stories the stand-in can play. */
public enum Scenario {
    /** A location falls silent, the outage is confirmed, later it is back. */
    OUTAGE,
    /** One device goes off and on again and again. */
    FLAP,
    /** A cut wire. */
    VANDALISM,
    /** A door that stays open. */
    STUCK_DOOR,
    /** Most of the fleet falls silent at once, and comes back. */
    STORM
}
