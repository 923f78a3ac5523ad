package dev.bellwether.incident;

import dev.bellwether.event.LocationRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** An incident that goes on, in one of the states of such; each state's own transitions are its methods. */
public sealed interface LiveIncident extends Incident permits SuspectedIncident, OpenIncident, AcknowledgedIncident {

    /**
     * A new incident; suspected until it has lasted for as long as the rules want.
     *
     * @param key      what it is about
     * @param location where, as named by what opened it
     * @param first    its first alert
     * @param cause    what opened it, an event's id for instance: the same cause gives the same id
     */
    static SuspectedIncident opened(IncidentKey key, LocationRef location, Alert first, String cause) {
        IncidentFacts facts = new IncidentFacts(
                IncidentId.of(key, cause), key, location, first.since(), List.of(first), Turns.NONE.begun(key, first));
        return new SuspectedIncident(facts, first.heardAt());
    }

    /** The same state with an alert joined, or put in the place of its fingerprint. */
    LiveIncident with(Alert alert);

    @Override
    LiveIncident with(Turns turns);

    /** Somebody takes care of it. */
    default AcknowledgedIncident acknowledge(Acknowledgement by) {
        return new AcknowledgedIncident(facts(), by);
    }

    /**
     * The end of it: everything that still fired is over at that time. The whole is over with the last of its alerts: what
     * comes back at once is not always told in the order it came back.
     */
    default ResolvedIncident resolve(Instant at, Recovery how) {
        IncidentFacts over = facts().allOver(at);
        Instant last = over.alerts().stream()
                .map(Alert::over)
                .filter(Objects::nonNull)
                .filter(end -> end.isAfter(at))
                .max(Instant::compareTo)
                .orElse(at);
        return new ResolvedIncident(over, last, how);
    }
}
