package dev.bellwether.incident;

import java.time.Instant;

/**
 * An incident that somebody takes care of: it is not told again for going on, and nobody else is called.
 *
 * @param facts what every incident has
 * @param by    who, and until when
 */
public record AcknowledgedIncident(IncidentFacts facts, Acknowledgement by) implements LiveIncident {

    /** The state's written name. */
    public static final String STATE = "ACKNOWLEDGED";

    /** Nobody takes care any more: it was snoozed until now, or it is worse than what was taken on. */
    public OpenIncident lapse(Instant now) {
        return new OpenIncident(facts, now, 0);
    }

    @Override
    public AcknowledgedIncident with(Alert alert) {
        return new AcknowledgedIncident(facts.with(alert), by);
    }

    @Override
    public AcknowledgedIncident with(Turns turns) {
        return new AcknowledgedIncident(facts.with(turns), by);
    }

    @Override
    public AcknowledgedIncident notAfter(Instant now) {
        return new AcknowledgedIncident(facts.notAfter(now), by);
    }

    @Override
    public String state() {
        return STATE;
    }
}
