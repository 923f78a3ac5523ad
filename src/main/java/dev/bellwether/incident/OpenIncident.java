package dev.bellwether.incident;

import java.time.Instant;

/**
 * An incident that people are told of and nobody has taken on.
 *
 * @param facts what every incident has
 * @param from  when people can know of it; escalation counts from here
 * @param steps how many steps of its escalation were taken
 */
public record OpenIncident(IncidentFacts facts, Instant from, int steps) implements LiveIncident {

    /** The state's written name. */
    public static final String STATE = "OPEN";

    /** The next step of its escalation is taken. */
    public OpenIncident escalate() {
        return new OpenIncident(facts, from, steps + 1);
    }

    /** People cannot know of it before then: another incident or a silence keeps it from being told. */
    public OpenIncident toldFrom(Instant later) {
        return new OpenIncident(facts, later, steps);
    }

    @Override
    public OpenIncident with(Alert alert) {
        return new OpenIncident(facts.with(alert), from, steps);
    }

    @Override
    public OpenIncident with(Turns turns) {
        return new OpenIncident(facts.with(turns), from, steps);
    }

    @Override
    public OpenIncident notAfter(Instant now) {
        return new OpenIncident(facts.notAfter(now), from, steps);
    }

    @Override
    public String state() {
        return STATE;
    }
}
