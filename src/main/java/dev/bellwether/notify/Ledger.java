package dev.bellwether.notify;

import dev.bellwether.decide.Reason;
import dev.bellwether.incident.IncidentId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every message, every attempt to tell it, and what became of it. Joins the caller's transaction. */
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
     * @param said        what the far side said, in the channel's words, without secrets
     */
    public record Attempt(
            String receiver, String integration, Reason reason, Instant at, long took, String outcome, String said) {}

    /**
     * A message, waiting or ended.
     *
     * @param receiver    for whom
     * @param integration by which of the receiver's ways
     * @param reason      why it is told
     * @param state       {@code pending, sent, failed, cancelled}
     * @param dueAt       when it was to be told
     * @param nextAt      of a message that waits: not before then
     * @param attempts    how many were made
     * @param endedAt     when it was sent, failed or found needless; null while it waits
     * @param heldBack    whether it waits until another incident, a silence or a storm is over
     * @param why         why the last attempt came to nothing, in the channel's words; null where none did
     */
    public record Notification(
            String receiver,
            String integration,
            Reason reason,
            String state,
            Instant dueAt,
            @Nullable Instant nextAt,
            int attempts,
            @Nullable Instant endedAt,
            boolean heldBack,
            @Nullable String why) {

        static Notification of(NotificationRow row) {
            boolean waits = row.state == NotificationRow.State.PENDING;
            return new Notification(
                    row.receiver, row.integration, row.reason, row.state.name().toLowerCase(Locale.ROOT), row.dueAt,
                    waits ? row.nextAttemptAt : null, row.attempts, row.endedAt, waits && row.withheld, row.lastError);
        }
    }

    /** What a message may have become, as it is written. */
    public static final List<String> STATES = Arrays.stream(NotificationRow.State.values()).map(Ledger::word).toList();

    /**
     * Which messages are looked for.
     *
     * @param states   one of these; empty for any
     * @param receiver for that receiver; null for any
     * @param channel  by that channel; null for any
     * @param incident about that incident; null for any
     * @param before   with smaller ids
     * @param most     how many at most
     */
    public record Search(
            List<String> states,
            @Nullable String receiver,
            @Nullable String channel,
            @Nullable IncidentId incident,
            long before,
            int most) {}

    /**
     * A message that was found.
     *
     * @param id           its place in the order they were planned in
     * @param incident     what it is about
     * @param notification what it is
     */
    public record Entry(long id, IncidentId incident, Notification notification) {}

    /** Those that fit, the newest first. */
    public List<Entry> search(Search search) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        List<String> clauses = new ArrayList<>(List.of("id < :before"));
        wanted.put("before", search.before());
        if (!search.states().isEmpty()) {
            clauses.add("state in :states");
            wanted.put("states", search.states().stream()
                    .map(state -> NotificationRow.State.valueOf(state.toUpperCase(Locale.ROOT)))
                    .toList());
        }
        if (search.receiver() != null) {
            clauses.add("receiver = :receiver");
            wanted.put("receiver", search.receiver());
        }
        if (search.channel() != null) {
            clauses.add("substring(integration, 1, length(:channel) + 1) = concat(:channel, '/')");
            wanted.put("channel", search.channel());
        }
        if (search.incident() != null) {
            clauses.add("incidentId = :incident");
            wanted.put("incident", search.incident().value());
        }
        TypedQuery<NotificationRow> query = entities.createQuery(
                "from NotificationRow where " + String.join(" and ", clauses) + " order by id desc", NotificationRow.class);
        wanted.forEach(query::setParameter);
        return query.setMaxResults(search.most())
                .getResultStream()
                .map(row -> new Entry(row.id, new IncidentId(row.incidentId), Notification.of(row)))
                .toList();
    }

    /** All messages about an incident, the oldest first. */
    public List<Notification> notifications(IncidentId incident) {
        return entities
                .createQuery("from NotificationRow where incidentId = :incident order by id", NotificationRow.class)
                .setParameter("incident", incident.value())
                .getResultStream()
                .map(Notification::of)
                .toList();
    }

    /** The messages that the transaction under way has written or changed. */
    @SuppressWarnings("unchecked")
    public List<Tiding> tidings() {
        entities.flush();
        List<Object[]> rows = entities.createNativeQuery(
                        """
                        select n.incident_id, i.kind, coalesce(i.location_name, i.location), n.receiver, n.integration, n.reason,
                            n.state, n.due_at, n.withheld
                        from notification n join incident i on i.id = n.incident_id
                        where n.xmin = pg_current_xact_id()::xid order by n.id""")
                .getResultList();
        return rows.stream()
                .map(row -> new Tiding(
                        new IncidentId((UUID) row[0]), word(row[1]) + " at " + row[2], (String) row[3], (String) row[4],
                        Reason.valueOf((String) row[5]), word(row[6]), (Instant) row[7], (Boolean) row[8]))
                .toList();
    }

    private static String word(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT);
    }

    /** Writes an attempt down. */
    void note(UUID incident, Attempt attempt) {
        entities.createNativeQuery(
                        "insert into attempt (incident_id, receiver, integration, reason, at, took_ms, outcome, said)"
                                + " select :incident, :receiver, :integration, :reason, :at, :took, :outcome, :said"
                                + " where exists (select 1 from incident where id = :incident)")
                .setParameter("incident", incident)
                .setParameter("receiver", attempt.receiver())
                .setParameter("integration", attempt.integration())
                .setParameter("reason", attempt.reason().name())
                .setParameter("at", attempt.at())
                .setParameter("took", attempt.took())
                .setParameter("outcome", attempt.outcome())
                .setParameter("said", attempt.said())
                .executeUpdate();
    }

    /** All attempts to tell of an incident, the oldest first. */
    @SuppressWarnings("unchecked")
    public List<Attempt> attempts(IncidentId incident) {
        List<Object[]> rows = entities.createNativeQuery(
                        "select receiver, integration, reason, at, took_ms, outcome, said from attempt"
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
