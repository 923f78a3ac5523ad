package dev.bellwether.incident;

/** A group of alerts that people are told about as one thing. */
public sealed interface Incident permits OpenIncident, ResolvedIncident {

    /** What it has in every state. */
    IncidentFacts facts();

    /** The state's written name, e.g. {@code OPEN}. */
    String state();

    /** Its identity. */
    default IncidentId id() {
        return facts().id();
    }

    /** What there is one live incident of. */
    default IncidentKey key() {
        return facts().key();
    }
}
