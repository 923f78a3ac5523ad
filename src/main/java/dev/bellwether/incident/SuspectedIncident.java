package dev.bellwether.incident;

import java.time.Instant;

/**
 * An incident that has not lasted long enough to be told of. What ends before that was never one for people.
 *
 * @param facts what every incident has
 * @param until when it will have lasted
 */
public record SuspectedIncident(IncidentFacts facts, Instant until) implements LiveIncident {

    /** The state's written name. */
    public static final String STATE = "SUSPECTED";

    /** It has lasted. {@code from} is when people can know of it, which escalation counts from. */
    public OpenIncident confirm(Instant from) {
        return new OpenIncident(facts, from, 0);
    }

    /** The same, to last until then. */
    public SuspectedIncident until(Instant other) {
        return new SuspectedIncident(facts, other);
    }

    @Override
    public SuspectedIncident with(Alert alert) {
        return new SuspectedIncident(facts.with(alert), until);
    }

    @Override
    public SuspectedIncident with(Turns turns) {
        return new SuspectedIncident(facts.with(turns), until);
    }

    @Override
    public SuspectedIncident notAfter(Instant now) {
        return new SuspectedIncident(facts.notAfter(now), until);
    }

    @Override
    public String state() {
        return STATE;
    }
}
