package dev.bellwether.incident;

import java.util.List;
import java.util.Optional;

/** Where incidents are kept. Every call joins the caller's transaction. */
public interface Incidents {

    /** Holds back everybody else who decides about this location until the caller's transaction ends. */
    void lock(String location);

    /** The newest incident of that key, live or over. */
    Optional<Incident> latest(IncidentKey key);

    /** The incident of that id. */
    Optional<Incident> find(IncidentId id);

    /** The live incidents of a kind, oldest first. */
    List<OpenIncident> open(Kind kind);

    /** Keeps an incident as it is now and adds to its timeline. */
    void save(Incident incident, List<TimelineEntry> entries);

    /** Keeps what a live incident means for the location's users, in place of what was kept before. */
    void keep(IncidentId incident, Impact impact);

    /** What the incident means for the location's users, as last seen; empty when its devices were never read. */
    Optional<Impact> impact(IncidentId incident);
}
