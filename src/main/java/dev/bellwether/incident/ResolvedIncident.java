package dev.bellwether.incident;

import java.time.Instant;

/**
 * An incident that is over. It is never reopened; what happens later is a new one.
 *
 * @param facts      what every incident has
 * @param resolvedAt when it ended
 * @param how        how we know
 */
public record ResolvedIncident(IncidentFacts facts, Instant resolvedAt, Recovery how) implements Incident {

    /** The state's written name. */
    public static final String STATE = "RESOLVED";

    @Override
    public String state() {
        return STATE;
    }
}
