package dev.bellwether.receive.spool;

/** What became of a delivery that was to be kept. */
public enum Kept {
    /** It is committed. */
    SAFE,
    /** Nothing is kept any more that it would overtake: Kafka may have it at once. */
    PASS_ON,
    /** A bound is reached. */
    FULL,
    /** The database did not take it in time. */
    AWAY
}
