package dev.bellwether.incident;

import dev.bellwether.event.LocationRef;
import java.time.Instant;
import java.util.List;

/**
 * An incident that goes on.
 *
 * @param facts what every incident has
 */
public record OpenIncident(IncidentFacts facts) implements Incident {

    /** The state's written name. */
    public static final String STATE = "OPEN";

    /**
     * A new incident.
     *
     * @param key      what it is about
     * @param location where, as named by what opened it
     * @param first    its first alert
     * @param cause    what opened it, an event's id for instance: the same cause gives the same id
     */
    public static OpenIncident opened(IncidentKey key, LocationRef location, Alert first, String cause) {
        return new OpenIncident(
                new IncidentFacts(IncidentId.of(key, cause), key, location, first.since(), List.of(first)));
    }

    /** The same with an alert joined, or put in the place of its fingerprint. */
    public OpenIncident with(Alert alert) {
        return new OpenIncident(facts.with(alert));
    }

    /** The end of it: everything that still fired is over at that time. */
    public ResolvedIncident resolve(Instant at, Recovery how) {
        return new ResolvedIncident(facts.allOver(at), at, how);
    }

    @Override
    public String state() {
        return STATE;
    }
}
