package dev.bellwether.incident;

import java.time.Instant;
import java.util.List;

/**
 * An incident that is over. What goes wrong soon after is the same incident again.
 *
 * @param facts      what every incident has
 * @param resolvedAt when it ended
 * @param how        how we know
 */
public record ResolvedIncident(IncidentFacts facts, Instant resolvedAt, Recovery how) implements Incident {

    /** The state's written name. */
    public static final String STATE = "RESOLVED";

    /** When we learnt that it ended, by our own clock. */
    public Instant learntAt() {
        return facts.alerts().stream().map(Alert::heardAt).max(Instant::compareTo).orElse(resolvedAt);
    }

    /** It is wrong again. */
    public SuspectedIncident reopen(List<Alert> alerts) {
        IncidentFacts again = facts.again(alerts.get(0));
        for (Alert alert : alerts.subList(1, alerts.size())) {
            again = again.with(alert);
        }
        return new SuspectedIncident(again, alerts.get(0).heardAt());
    }

    @Override
    public ResolvedIncident with(Turns turns) {
        return new ResolvedIncident(facts.with(turns), resolvedAt, how);
    }

    @Override
    public ResolvedIncident notAfter(Instant now) {
        return new ResolvedIncident(facts.notAfter(now), resolvedAt, how);
    }

    @Override
    public String state() {
        return STATE;
    }
}
