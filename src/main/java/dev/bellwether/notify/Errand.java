package dev.bellwether.notify;

import dev.bellwether.decide.Reason;
import dev.bellwether.incident.Impact;
import dev.bellwether.incident.Incident;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way, read in the transaction that took it, so that row and incident fit together.
 *
 * @param row          its place in the outbox
 * @param version      what it was about to tell when it was taken
 * @param attempts     how many were made, this one among them
 * @param reason       why it is told
 * @param target       whom it is for
 * @param lane         how it travels
 * @param dueAt        when it was to be told
 * @param unsure       whether an attempt before may have arrived
 * @param conversation what the channel wanted to have back
 * @param note         what the hearer must know besides
 * @param incident     as it is now
 * @param impact       what it means for the location's users
 * @param trace        the step of a trace that it comes after; null where none is known
 */
record Errand(
        Long row,
        int version,
        int attempts,
        Reason reason,
        Lanes.Target target,
        Lane lane,
        Instant dueAt,
        boolean unsure,
        @Nullable String conversation,
        @Nullable String note,
        Incident incident,
        @Nullable Impact impact,
        @Nullable String trace) {

    /** For whoever writes down that it was told. */
    Deliveries.Taken taken() {
        return new Deliveries.Taken(row, version, reason, note);
    }

    /** The same for every attempt to tell this. */
    String key() {
        return incident.id() + "/" + row + "/" + version;
    }
}
