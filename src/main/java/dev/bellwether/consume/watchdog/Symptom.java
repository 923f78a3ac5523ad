package dev.bellwether.consume.watchdog;

import java.util.List;

/** How a consumer stands still, and what helps, in the order it is tried. */
enum Symptom {
    /** Nobody polls Kafka any more. */
    LOOP_GONE(true, Cure.WAKE),
    /** A record is in hand and nothing is done about it. */
    HAND_STUCK(true),
    /** Records wait in partitions that nobody in the group has. */
    NO_PARTITION(true, Cure.REJOIN, Cure.REJOIN),
    /** Records wait, and some of the partitions are paused. */
    PAUSED(true, Cure.RESUME, Cure.REJOIN),
    /** Records wait, and none is taken. */
    NOT_TAKEN(true, Cure.REJOIN, Cure.REJOIN),
    /** All is done, and Kafka was not told: after a restart it would be read again, which is no standstill. */
    NOT_COMMITTED(false, Cure.COMMIT, Cure.COMMIT);

    private final boolean fatal;
    private final List<Cure> cures;

    Symptom(boolean fatal, Cure... cures) {
        this.fatal = fatal;
        this.cures = List.of(cures);
    }

    /** Whether nothing goes on as long as it lasts. */
    boolean isFatal() {
        return fatal;
    }

    List<Cure> cures() {
        return cures;
    }
}
