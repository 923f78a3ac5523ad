package dev.bellwether.notify;

import dev.bellwether.decide.Reason;
import dev.bellwether.notify.NotificationRow.State;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outbox in PostgreSQL, for the dispatcher's side. Every call joins the caller's transaction. */
@ApplicationScoped
class Deliveries implements PanacheRepository<NotificationRow> {

    private final OutboxMetrics metrics;
    private final InstantSource clock;

    Deliveries(OutboxMetrics metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Forgets a message that need not be told. */
    void cancel(NotificationRow row) {
        end(row, State.CANCELLED);
    }

    /** Leaves a message that was taken for the first time until then: it is told with others. */
    void leave(NotificationRow row, Instant until) {
        row.attempts = 0;
        row.tryAt(until, clock.instant());
    }

    /**
     * What is due by a lane and nobody is sending, severest first; of those what may have arrived, as long as its trace is
     * fresh, then the oldest. Out of sight of others until the lease ends.
     *
     * @param lane     which
     * @param most     how many at most
     * @param underWay rows that this process is sending still
     * @param lease    must be longer than any channel's time-out
     */
    List<NotificationRow> take(Lane lane, int most, Collection<Long> underWay, Duration lease) {
        Instant now = clock.instant();
        @SuppressWarnings("unchecked")
        List<NotificationRow> due = getEntityManager()
                .createNativeQuery(
                        """
                        select n.* from notification n join incident i on i.id = n.incident_id
                        where n.lane = :lane and n.state = 'PENDING' and not n.withheld and n.id <> all(:underWay)
                          and (n.next_attempt_at <= :now or n.set_at > :ahead)
                        order by case i.severity when 'CRITICAL' then 0 when 'WARNING' then 1 else 2 end,
                                 n.unsure desc, n.next_attempt_at
                        limit :most for update of n skip locked
                        """,
                        NotificationRow.class)
                .setParameter("lane", lane.name())
                .setParameter("now", now)
                .setParameter("ahead", now.plus(NotificationRow.AHEAD))
                .setParameter("most", most)
                .setParameter("underWay", underWay.toArray(Long[]::new))
                .getResultList();
        due.forEach(row -> row.rewind(now));
        List<NotificationRow> taken =
                due.stream().filter(row -> !row.nextAttemptAt.isAfter(now)).toList();
        taken.forEach(row -> {
            row.attempts++;
            row.tryAt(now.plus(lease), now);
        });
        flush();
        return taken;
    }

    /**
     * Writes down that a message arrived. If more was planned while it was under way, that still waits.
     *
     * @param told  what was told: the reason is why, whatever is planned since, for whoever heard of a beginning must hear of the end
     * @param again what to tell if it goes on, and when; null when nothing
     */
    void delivered(Taken told, @Nullable Again again) {
        NotificationRow row = findById(told.row(), LockModeType.PESSIMISTIC_WRITE);
        Instant now = clock.instant();
        if (row == null || row.state != State.PENDING) {
            return; // another replica took over after our lease and was done first, or its incident was forgotten
        }
        if (row.version == told.version()) {
            end(row, State.SENT);
            flush(); // before another may wait for the same target
            if (again != null) {
                persist(planned(row, again.reason(), again.at()));
            }
        } else {
            NotificationRow sent = planned(row, told.reason(), row.dueAt);
            sent.attempts = row.attempts;
            sent.note = told.note();
            end(sent, State.SENT);
            persist(sent);
            row.told(told.note());
            row.attempts = 0;
            row.unsure = false;
            row.tryAt(row.dueAt.isAfter(now) ? row.dueAt : now, now); // due since now, however long ago it was planned
        }
    }

    /**
     * A message as it was when it was taken.
     *
     * @param row     its place
     * @param version what it was about to tell
     * @param reason  why
     * @param note    what the hearer was to know besides
     */
    record Taken(Long row, int version, Reason reason, @Nullable String note) {}

    /**
     * What is told again.
     *
     * @param reason why
     * @param at     when
     */
    record Again(Reason reason, Instant at) {}

    /** Writes down that an attempt came to nothing, whether one may have arrived, and when the next one is due. */
    void postponed(Long id, String why, boolean unsure, Instant next) {
        NotificationRow row = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (row != null) {
            row.lastError = why;
            row.unsure = unsure;
            row.tryAt(next, clock.instant());
        }
    }

    /** Writes down that it will never arrive. */
    void failed(Long id, String why) {
        NotificationRow row = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (row != null) {
            row.lastError = why;
            end(row, State.FAILED);
        }
    }

    /** How many messages wait for a target. */
    long waiting(Lanes.Target target) {
        return count(
                "state = ?1 and receiver = ?2 and integration = ?3", State.PENDING, target.receiver(), target.integration());
    }

    /** How many messages wait. */
    long waiting() {
        return count("state", State.PENDING);
    }

    private NotificationRow planned(NotificationRow like, Reason reason, Instant due) {
        NotificationRow row = NotificationRow.planned(
                like.incidentId, like.receiver, like.integration, reason, due, clock.instant());
        row.lane = like.lane;
        metrics.planned(row);
        return row;
    }

    private void end(NotificationRow row, State how) {
        row.end(how, clock.instant());
        metrics.ended(row);
    }
}
