package dev.bellwether.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where incidents are kept. Every call joins the caller's transaction. */
public interface Incidents {

    /** Holds back everybody else who decides about this location until the caller's transaction ends. */
    void lock(String location);

    /** The newest incident of that key, live or over. */
    Optional<Incident> latest(IncidentKey key);

    /** The same, read again: others may have changed it since this transaction read it. */
    Optional<Incident> anew(IncidentKey key);

    /** The incident of that id. */
    Optional<Incident> find(IncidentId id);

    /** Like {@link #lock}, but does not wait: false when somebody else decides about this location just now. */
    boolean tryLock(String location);

    /** What the incident of that id is about, without reading it: it may change until {@link #lock} was called. */
    Optional<IncidentKey> key(IncidentId id);

    /** Those that fit, the newest first. */
    List<Incident> search(Search search);

    /** What happened to an incident, the oldest first; empty when there is none of that id. */
    List<TimelineEntry> timeline(IncidentId id);

    /** The live incidents of these kinds, oldest first. */
    List<LiveIncident> open(Kind... kinds);

    /** The live incidents of that location and kind, oldest first; several where the rules tell them apart. */
    List<LiveIncident> live(String location, Kind kind);

    /** The live incident in which this alert fires, without reading it. */
    Optional<IncidentId> liveWith(Fingerprint alert);

    /** Whether an incident of that kind is live, without reading it. */
    boolean isLive(Kind kind);

    /**
     * Those of which something is due, the longest due first. Counted among them are those that were written down at a
     * time the clock has not come to: it was put back.
     *
     * @param now  the time
     * @param most how many at most
     */
    List<Due> due(Instant now, int most);

    /**
     * Those of which something was due before then and that nobody has touched since; empty when there are none. One that
     * is changed all the time is not among them.
     */
    Optional<Late> overdue(Instant before);

    /**
     * Keeps an incident as it is now and adds to its timeline.
     *
     * @param due when time alone will change something about it; null for never
     */
    void save(Incident incident, List<TimelineEntry> entries, @Nullable Instant due);

    /** Has everything that is live looked at again: the rules may have changed. */
    void wake(Instant now);

    /** Keeps what a live incident means for the location's users, in place of what was kept before. */
    void keep(IncidentId incident, Impact impact);

    /**
     * What is looked for.
     *
     * @param states     one of these states' written names; empty for any
     * @param kinds      of one of these kinds; empty for any
     * @param severities as bad as one of these; empty for any
     * @param location   of this location; null for any
     * @param before     opened before then; null for now
     * @param after      behind that one in the order; null for from the first on
     * @param most       how many at most
     */
    record Search(
            List<String> states,
            List<Kind> kinds,
            List<Severity> severities,
            @Nullable String location,
            @Nullable Instant before,
            @Nullable Position after,
            int most) {}

    /**
     * Where an incident stands among the others, the newest first.
     *
     * @param openedAt when it began
     * @param id       tells it from others that began then
     */
    record Position(Instant openedAt, IncidentId id) {}

    /**
     * An incident of which something is due.
     *
     * @param id  which one
     * @param key what it is about
     */
    record Due(IncidentId id, IncidentKey key) {}

    /** What the incident means for the location's users, as last seen; empty when its devices were never read. */
    Optional<Impact> impact(IncidentId incident);
}
