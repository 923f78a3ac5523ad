package dev.bellwether.local.bikeep.sim;

/** Why something is lost; of several reasons the later one in this list names the outage. */
public enum Cause {
    /** One device by itself. */
    DEVICE,
    /** One gateway by itself. */
    GUARD,
    /** A device that goes off and on for hours. */
    FLAPPING,
    /** The whole location. */
    LOCATION,
    /** All locations around. */
    AREA,
    /** Most of the fleet. */
    CLOUD
}
