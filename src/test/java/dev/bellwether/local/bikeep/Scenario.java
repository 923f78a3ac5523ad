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
    STORM,
    /** A location falls silent and comes back, and no webhook tells of it. */
    MISSED,
    /** For a while Bikeep knows of no location how it is; meanwhile one that was offline comes back. */
    BLIND,
    /** All locations of one city fall silent at once, and come back. */
    AREA,
    /** The webhook that tells of an outage arrives after the location is back. */
    LATE
}
