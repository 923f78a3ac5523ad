package dev.bellwether.notify;

import dev.bellwether.decide.Reason;
import dev.bellwether.incident.IncidentId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Every attempt and what became of it. Joins the caller's transaction. */
@ApplicationScoped
public class Ledger {

    private final EntityManager entities;

    Ledger(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * An attempt to tell somebody something.
     *
     * @param receiver    to whom
     * @param integration by which of the receiver's ways
     * @param reason      why it was told
     * @param at          when it began
     * @param took        how long it took, in milliseconds
     * @param outcome     what became of it: {@code delivered, postponed, broken, failed}
     * @param why         in the channel's words, without secrets; empty where all is well
     */
    public record Attempt(
            String receiver, String integration, Reason reason, Instant at, long took, String outcome, String why) {}

    /** Writes an attempt down. */
    void note(UUID incident, Attempt attempt) {
        entities.createNativeQuery(
                        "insert into attempt (incident_id, receiver, integration, reason, at, took_ms, outcome, why)"
                                + " select :incident, :receiver, :integration, :reason, :at, :took, :outcome, :why"
                                + " where exists (select 1 from incident where id = :incident)")
                .setParameter("incident", incident)
                .setParameter("receiver", attempt.receiver())
                .setParameter("integration", attempt.integration())
                .setParameter("reason", attempt.reason().name())
                .setParameter("at", attempt.at())
                .setParameter("took", attempt.took())
                .setParameter("outcome", attempt.outcome())
                .setParameter("why", attempt.why())
                .executeUpdate();
    }

    /** All attempts to tell of an incident, the oldest first. */
    @SuppressWarnings("unchecked")
    public List<Attempt> attempts(IncidentId incident) {
        List<Object[]> rows = entities.createNativeQuery(
                        "select receiver, integration, reason, at, took_ms, outcome, why from attempt"
                                + " where incident_id = :incident order by id")
                .setParameter("incident", incident.value())
                .getResultList();
        return rows.stream()
                .map(row -> new Attempt(
                        (String) row[0], (String) row[1], Reason.valueOf((String) row[2]), (Instant) row[3],
                        ((Number) row[4]).longValue(), (String) row[5], (String) row[6]))
                .toList();
    }
}
