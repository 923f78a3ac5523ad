package dev.bellwether.incident;

/** What an incident is about. Losses of devices and the confirmed outage of their location are one incident. */
public enum Kind {
    /** Something does not talk to the cloud. */
    CONNECTION,
    /** Hardware calls for help. */
    ALARM,
    /** Something is stuck. */
    STATUS,
    /** Bikeep does not know how a location is, so neither do we. */
    SIGHT,
    /** Bikeep itself: it cannot be asked, or most of its locations went at once. */
    UPSTREAM,
    /** Neighbouring locations went at once. */
    AREA,
    /** What was found broken after a time in which nobody looked. */
    CATCH_UP,
    /** So much that nobody can read it one by one. */
    STORM;

    /** Whether one incident of this kind is told in place of those of the locations it names. */
    public boolean covers() {
        return this == UPSTREAM || this == AREA || this == CATCH_UP || this == STORM;
    }

    /** Whether such an incident may be told as part of one that covers it; alarms never are. */
    public boolean isCoverable() {
        return this == CONNECTION || this == SIGHT;
    }

    /** Whether the rules may tell several of one location apart; losses are one, since they begin and end as one. */
    public boolean isParted() {
        return this == ALARM || this == STATUS;
    }

    /** Whether it is told again while it goes on; what nobody can do anything about is told once. */
    public boolean isRepeated() {
        return this != SIGHT && this != CATCH_UP;
    }
}
