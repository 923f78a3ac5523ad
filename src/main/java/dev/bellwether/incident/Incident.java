package dev.bellwether.incident;

import java.time.Instant;

/** A group of alerts that people are told about as one thing. */
public sealed interface Incident permits LiveIncident, ResolvedIncident {

    /** What it has in every state. */
    IncidentFacts facts();

    /** The state's written name, e.g. {@code OPEN}. */
    String state();

    /** The same with these turns. */
    Incident with(Turns turns);

    /** The same as if nothing had been learnt after that time: the clock that wrote it was ahead, and was put back. */
    Incident notAfter(Instant now);

    /** Its identity. */
    default IncidentId id() {
        return facts().id();
    }

    /** What there is one live incident of. */
    default IncidentKey key() {
        return facts().key();
    }
}
