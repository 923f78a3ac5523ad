package dev.bellwether.incident;

import java.time.Instant;
import java.util.List;

/** Every change of an incident, by whichever replica, in an order that nothing is put into later. Each call joins the caller's transaction. */
public interface Changes {

    /** Where all that has changed by now ends. */
    Position end();

    /** What has changed since, in order; what was deleted meanwhile is left out. */
    List<Change> after(Position position, int most);

    /**
     * A place in the order.
     *
     * @param transaction in which something changed
     * @param line        of all timelines
     */
    record Position(long transaction, long line) {

        /** As others see it: the identity of the change that stands there. */
        public String written() {
            return transaction + "-" + line;
        }
    }

    /**
     * A change.
     *
     * @param position where it stands
     * @param at       when it was
     * @param what     it was, in the timeline's word
     * @param now      the incident as it is by now
     */
    record Change(Position position, Instant at, String what, Now now) {}

    /**
     * An incident as it is when its change is read; it may have changed again.
     *
     * @param id       its identity
     * @param kind     what it is about
     * @param location where it is
     * @param state    of its life, as written
     * @param severity how bad it is
     */
    record Now(IncidentId id, Kind kind, String location, String state, Severity severity) {}
}
