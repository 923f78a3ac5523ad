package dev.bellwether.notify;

import dev.bellwether.decide.Plan;
import dev.bellwether.decide.Reason;
import dev.bellwether.decide.Rules.Receiver;
import dev.bellwether.decide.RulesInForce;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Incidents;
import dev.bellwether.notify.NotificationRow.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells somebody else what does not arrive: at once where it cannot, since the target is wrong or has refused it, and
 * after a while where the far side is away.
 */
@ApplicationScoped
class Fallback {

    private static final Logger LOG = Logger.getLogger(Fallback.class);
    private static final int MOST_AT_A_TIME = 100;
    /** What failed before then was not passed on because there was no fallback. */
    private static final Duration LATELY = Duration.ofHours(1);
    /** What these say is known, or is said by what they follow. */
    private static final Set<String> LESSER =
            Set.of(Reason.REPEAT.name(), Reason.ACKNOWLEDGED.name(), Reason.REFRESH.name(), Reason.RESPONDED.name());

    private static final Set<State> UNTOLD = Set.of(State.PENDING, State.FAILED);

    private final Deliveries deliveries;
    private final PostgresOutbox outbox;
    private final Incidents incidents;
    private final RulesInForce rules;
    private final NotifySettings settings;
    private final InstantSource clock;

    Fallback(
            Deliveries deliveries,
            PostgresOutbox outbox,
            Incidents incidents,
            RulesInForce rules,
            NotifySettings settings,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.incidents = incidents;
        this.rules = rules;
        this.settings = settings;
        this.clock = clock;
    }

    /** Plans what the fallback is to be told; nothing when there is none. */
    void passOn(@Nullable String receiver) {
        if (receiver == null) {
            return;
        }
        List<Long> stranded = QuarkusTransaction.requiringNew().call(() -> stranded(receiver));
        for (Long row : stranded) {
            try {
                QuarkusTransaction.requiringNew().run(() -> passOn(row, receiver));
            } catch (RuntimeException e) { // the others are told all the same
                LOG.warnf("notification not passed on, trying again row=%d reason=%s", row, e.getMessage());
            }
        }
    }

    @SuppressWarnings("unchecked")
    private List<Long> stranded(String receiver) {
        Instant now = clock.instant();
        return deliveries
                .getEntityManager()
                .createNativeQuery(
                        """
                        select n.id from notification n left join lane l on l.name = n.lane
                        where not n.passed_on and n.receiver <> :fallback and n.reason not in :lesser
                          and ((n.state = 'FAILED' and n.ended_at > :lately)
                            or (n.state = 'PENDING' and not n.withheld
                              -- what is told with others, later, has not been in vain yet
                              and (n.attempts > 0 or n.next_attempt_at <= :now)
                              and (n.due_at <= :patience or (n.due_at <= :now and l.broken_at is not null))))
                        order by n.id
                        """,
                        Long.class)
                .setParameter("fallback", receiver)
                .setParameter("lesser", LESSER)
                .setParameter("patience", now.minus(settings.patience()))
                .setParameter("now", now)
                .setParameter("lately", now.minus(LATELY))
                .setMaxResults(MOST_AT_A_TIME)
                .getResultList();
    }

    private void passOn(Long id, String receiver) {
        NotificationRow known = deliveries.findById(id);
        Receiver fallback = rules.now().receivers().get(receiver);
        if (known == null || fallback == null) {
            return;
        }
        IncidentId incident = new IncidentId(known.incidentId);
        incidents.key(incident).ifPresent(key -> incidents.lock(key.location())); // as everybody does who plans
        NotificationRow row = deliveries.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null || row.passedOn || !UNTOLD.contains(row.state)) {
            return;
        }
        boolean isTold = isToldOfAnother(row);
        row.passedOn = true;
        if (isTold) {
            return;
        }
        String why = row.lastError == null ? "it has not arrived yet" : row.lastError;
        outbox.tell(
                incident, new Plan.Tell(receiver, row.reason, clock.instant()), fallback.integrations(),
                "Meant for " + row.receiver + " by " + row.integration + ", where it did not arrive: " + why);
        LOG.warnf(
                "notification passed on incident=%s receiver=%s to=%s why=%s", incident, row.receiver, receiver, why);
    }

    /** Whether the fallback was told the same because another of the receiver's ways does not lead there either. */
    private boolean isToldOfAnother(NotificationRow row) {
        return deliveries.count(
                        "incidentId = ?1 and receiver = ?2 and reason = ?3 and dueAt = ?4 and passedOn and state in ?5",
                        row.incidentId, row.receiver, row.reason, row.dueAt, UNTOLD)
                > 0;
    }
}
