package dev.bellwether.notify;

import dev.bellwether.decide.Plan;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.incident.IncidentId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What is to be told. Every call joins the caller's transaction. */
public interface Outbox {

    /**
     * Plans a message to each integration, or hurries the one that is waiting already: per incident and target at most
     * one waits, and it tells the newest state.
     *
     * @return whether a message waits now where none did before
     */
    boolean tell(IncidentId incident, Plan.Tell plan, List<Integration> integrations);

    /** Plans "it is over" for every target that was told, and forgets what was not yet due. */
    void settle(IncidentId incident, Plan.Settle plan, Instant now);

    /**
     * The incidents, but critical ones and those that cover others, whose beginning is told in that time and not held
     * back.
     */
    List<Begun> begun(Instant after, Instant until);

    /**
     * An incident whose beginning is told.
     *
     * @param incident which one
     * @param told     whether somebody was told, or is just now
     */
    record Begun(IncidentId incident, boolean told) {}

    /** Lets go what is held back about this incident. */
    void letGo(IncidentId incident);

    /** Forgets what was to say that it is over: it is not any more. What somebody may have of it already is left. */
    void takeBackEnds(IncidentId incident, Instant now);

    /** Forgets what was only to say again that it goes on. */
    void quieten(IncidentId incident, Instant now);

    /** Adds a line for those who were told and follow the details in a thread; nobody else hears of it. */
    void mention(IncidentId incident, String line, Instant now);

    /**
     * Holds back what waits to be told about these incidents: another incident is told in their place.
     *
     * @return how many messages are held back now that were not before
     */
    int withhold(Collection<IncidentId> incidents);

    /** Lets go what was held back about any incident but these, to be told from then on. */
    void release(Collection<IncidentId> butNot, Instant from);

    /** Of which of these incidents somebody was told. */
    Set<IncidentId> told(Collection<IncidentId> incidents);
}
