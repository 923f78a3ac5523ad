package dev.bellwether.incident;

/** What an incident is about. Losses of devices and the confirmed outage of their location are one incident. */
public enum Kind {
    /** Something does not talk to the cloud. */
    CONNECTION,
    /** Hardware calls for help. */
    ALARM,
    /** Something is stuck. */
    STATUS
}
