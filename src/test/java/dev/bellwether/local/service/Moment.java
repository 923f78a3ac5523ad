package dev.bellwether.local.service;

/** Moments of an exchange, as the far side lives through it, at which a test may have something happen. */
public enum Moment {
    /** The request was read to its end, and nothing has come of it: nor will it. */
    READ,
    /** What was asked for is done; nothing has been answered, nor will it. */
    DONE,
    /** Half of the answer has left; no more will. */
    HALF_ANSWERED,
    /** The whole answer has left. */
    ANSWERED
}
