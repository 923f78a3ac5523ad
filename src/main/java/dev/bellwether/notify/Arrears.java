package dev.bellwether.notify;

import dev.bellwether.incident.Late;
import dev.bellwether.notify.NotificationRow.State;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the outbox owes: for whoever watches over it. Every call joins the caller's transaction. */
@ApplicationScoped
public class Arrears implements PanacheRepository<NotificationRow> {

    /** The messages that were due before then and not tried since; one that waits for its next attempt or its lane is not due. */
    public Optional<Late> overdue(Instant before) {
        Object[] row = getEntityManager()
                .createQuery(
                        "select count(n), min(greatest(n.nextAttemptAt, n.createdAt)) from NotificationRow n where"
                                + " n.state = :state and not n.withheld and n.nextAttemptAt <= :before and n.createdAt <= :before"
                                // what waits its turn on a lane that moves, or that the far side has closed, is not forgotten
                                + " and not exists (select 1 from LaneRow l where l.name = n.lane and l.name <> ''"
                                + " and (l.lastAt > :before or l.freeAt > :before))",
                        Object[].class)
                .setParameter("state", State.PENDING)
                .setParameter("before", before)
                .getSingleResult();
        return Optional.ofNullable((Instant) row[1]).map(since -> new Late((Long) row[0], since));
    }

    /** The messages that failed for good since then. */
    public List<Failure> failedSince(Instant since) {
        return find("state = ?1 and endedAt > ?2 order by endedAt, id", State.FAILED, since).stream()
                .map(row -> new Failure(row.id, row.receiver, row.integration, String.valueOf(row.lastError)))
                .toList();
    }

    /**
     * A message that will never arrive.
     *
     * @param id          never that of another
     * @param receiver    who was to be told
     * @param integration by which of the receiver's ways
     * @param why         in the channel's words, without secrets
     */
    public record Failure(long id, String receiver, String integration, String why) {

        /** In words. */
        public String spoken() {
            return "to " + receiver + " by " + integration + " (" + why + ")";
        }
    }
}
