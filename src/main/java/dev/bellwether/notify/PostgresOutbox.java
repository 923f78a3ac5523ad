package dev.bellwether.notify;

import dev.bellwether.decide.Plan;
import dev.bellwether.decide.Reason;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.decide.Waiting;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Kind;
import dev.bellwether.notify.NotificationRow.State;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The outbox in PostgreSQL, for the planner's side; the dispatcher's are {@link Deliveries}. */
@ApplicationScoped
class PostgresOutbox implements Outbox, PanacheRepository<NotificationRow> {

    private static final List<String> COVERING =
            Arrays.stream(Kind.values()).filter(Kind::covers).map(Kind::name).toList();

    private final Lanes lanes;
    private final Channels channels;
    private final OutboxMetrics metrics;
    private final InstantSource clock;

    PostgresOutbox(Lanes lanes, Channels channels, OutboxMetrics metrics, InstantSource clock) {
        this.lanes = lanes;
        this.channels = channels;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public boolean tell(IncidentId incident, Plan.Tell plan, List<Integration> integrations) {
        return tell(incident, plan, integrations, null);
    }

    /** The same with a note for whoever hears of it for the first time by this. */
    boolean tell(IncidentId incident, Plan.Tell plan, List<Integration> integrations, @Nullable String note) {
        Map<String, NotificationRow> waiting = pending(incident.value(), plan.receiver());
        if (waiting.size() < integrations.size() && plan.reason() != Reason.FIRST) {
            // A delivery that ends meanwhile may leave a successor, which only a second look sees.
            waiting = pending(incident.value(), plan.receiver());
        }
        for (Integration integration : integrations) {
            NotificationRow row = waiting.get(integration.key());
            if (row == null) {
                NotificationRow more = planned(
                        incident.value(), plan.receiver(), integration.key(), plan.reason(), plan.notBefore());
                more.note = note;
                persist(more);
            } else {
                retell(row, plan, clock.instant());
            }
        }
        flush();
        wakeIfDue(plan.notBefore());
        return waiting.size() < integrations.size();
    }

    private static void retell(NotificationRow row, Plan.Tell plan, Instant now) {
        row.rewind(now);
        Waiting newer = row.waiting().with(plan);
        row.retell(newer.reason(), newer.due(), now);
    }

    @Override
    public List<Begun> begun(Instant after, Instant until) {
        @SuppressWarnings("unchecked")
        List<Object[]> found = getEntityManager()
                .createNativeQuery(
                        """
                        select n.incident_id, bool_or(n.attempts > 0)
                        from notification n join incident i on i.id = n.incident_id
                        where n.reason in ('FIRST', 'REOPENED') and n.state in ('PENDING', 'SENT') and not n.withheld
                          and n.due_at > :after and n.due_at <= :until
                          and i.severity <> 'CRITICAL' and i.kind not in :covering
                        group by n.incident_id
                        """)
                .setParameter("after", after)
                .setParameter("until", until)
                .setParameter("covering", COVERING)
                .getResultList();
        return found.stream().map(row -> new Begun(new IncidentId((UUID) row[0]), (Boolean) row[1])).toList();
    }

    @Override
    public void letGo(IncidentId incident) {
        update("withheld = false where incidentId = ?1 and withheld", incident.value());
        wakeIfDue(clock.instant());
    }

    @Override
    public void takeBackEnds(IncidentId incident, Instant now) {
        cancelUntried(incident, Reason.RESOLVED, now);
    }

    @Override
    public void quieten(IncidentId incident, Instant now) {
        up(incident, now);
        cancelUntried(incident, Reason.REPEAT, now); // what only reminds a far side that forgets is not meant
    }

    /** Who can be shown that somebody takes care, is. */
    private void up(IncidentId incident, Instant now) {
        add(incident, Reason.ACKNOWLEDGED, channels::isUpToDate, now);
    }

    @Override
    public void mention(IncidentId incident, String line, Instant now) {
        add(incident, Reason.RESPONDED, channels::hasThread, now).forEach(row -> row.add(line));
    }

    /** Has something more told to those who know of the incident already, with what waits for them; what only reminds them gives way. */
    private List<NotificationRow> add(IncidentId incident, Reason reason, Predicate<Lanes.Target> takes, Instant now) {
        all(incident);
        // A delivery that ended while this waited for it may have left a successor, which only a second look sees.
        Map<Lanes.Target, List<NotificationRow>> targets = all(incident).stream()
                .collect(Collectors.groupingBy(row -> new Lanes.Target(row.receiver, row.integration)));
        List<NotificationRow> telling = new ArrayList<>();
        targets.forEach((target, rows) -> {
            NotificationRow waiting = rows.stream().filter(row -> row.state == State.PENDING).findFirst().orElse(null);
            boolean knows = rows.stream().anyMatch(row -> row.state == State.SENT);
            boolean isToHear = knows || (waiting != null && reason == Reason.RESPONDED); // with the beginning that waits
            if (!isToHear || !takes.test(target)) {
                return;
            }
            if (waiting == null) {
                waiting = planned(incident.value(), target.receiver(), target.integration(), reason, now);
                persist(waiting);
            } else if (waiting.reason == Reason.REPEAT || waiting.reason == Reason.REFRESH) {
                waiting.retell(reason, now, now);
            }
            telling.add(waiting);
        });
        flush();
        wakeIfDue(now);
        return telling;
    }

    private void cancelUntried(IncidentId incident, Reason reason, Instant now) {
        find("incidentId = ?1 and state = ?2 and reason = ?3 and attempts = 0", incident.value(), State.PENDING, reason)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .stream()
                .forEach(row -> cancel(row, now));
        flush();
    }

    @Override
    public void settle(IncidentId incident, Plan.Settle plan, Instant now) {
        Map<String, List<NotificationRow>> targets = new LinkedHashMap<>();
        all(incident);
        // A delivery that ended while this waited for it may have left a successor, which only a second look sees.
        all(incident).stream()
                .forEach(row -> targets.merge(
                        row.receiver + "\n" + row.integration, List.of(row), PostgresOutbox::joined));
        targets.values().forEach(rows -> settleTarget(
                rows, now, later(now, plan.notBefore().getOrDefault(rows.get(0).receiver, now))));
        flush();
        wakeIfDue(now);
    }

    @Override
    public int withhold(Collection<IncidentId> incidents) {
        return incidents.isEmpty()
                ? 0
                : update(
                        "withheld = true where state = ?1 and attempts = 0 and not withheld and incidentId in ?2",
                        State.PENDING, values(incidents));
    }

    @Override
    public void release(Collection<IncidentId> butNot, Instant from) {
        find("state = ?1 and withheld", State.PENDING).withLock(LockModeType.PESSIMISTIC_WRITE).stream()
                .filter(row -> !butNot.contains(new IncidentId(row.incidentId)))
                .forEach(row -> {
                    row.withheld = false;
                    row.dueAt = row.waiting().released(from).due();
                    row.tryAt(later(row.nextAttemptAt, from), clock.instant());
                });
        flush();
    }

    @Override
    public Set<IncidentId> told(Collection<IncidentId> incidents) {
        return incidents.isEmpty()
                ? Set.of()
                : find("state = ?1 and incidentId in ?2", State.SENT, values(incidents)).stream()
                        .map(row -> new IncidentId(row.incidentId))
                        .collect(Collectors.toSet());
    }

    /** Whichever replica hears it first sends at once; it is heard when the caller's transaction has ended well. */
    private void wakeIfDue(Instant due) {
        if (!due.isAfter(clock.instant())) {
            getEntityManager()
                    .createNativeQuery("select pg_notify('" + Listener.NEWS + "', '') is null")
                    .getSingleResult();
        }
    }

    private static List<UUID> values(Collection<IncidentId> incidents) {
        return incidents.stream().map(IncidentId::value).toList();
    }

    private void settleTarget(List<NotificationRow> rows, Instant now, Instant due) {
        NotificationRow last = rows.stream()
                .filter(row -> row.state == State.SENT && row.reason != Reason.RESPONDED) // which says nothing of beginning or end
                .max(Comparator.<NotificationRow, Instant>comparing(row -> row.endedAt).thenComparing(row -> row.id))
                .orElse(null);
        NotificationRow waiting =
                rows.stream().filter(row -> row.state == State.PENDING).findFirst().orElse(null);
        boolean told = Waiting.isEndTold(
                last == null ? null : last.reason, waiting == null ? null : waiting.waiting(), now);
        if (waiting != null && told) {
            waiting.withheld = false;
            waiting.retell(Reason.RESOLVED, due, now);
        } else if (waiting != null) {
            cancel(waiting, now);
        } else if (told) {
            persist(planned(last.incidentId, last.receiver, last.integration, Reason.RESOLVED, due));
        }
    }

    /** What waits to be told to a receiver, by integration. */
    private Map<String, NotificationRow> pending(UUID incident, String receiver) {
        return find("incidentId = ?1 and receiver = ?2 and state = ?3", incident, receiver, State.PENDING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .stream()
                .collect(Collectors.toMap(row -> row.integration, Function.identity()));
    }

    private List<NotificationRow> all(IncidentId incident) {
        return find("incidentId = ?1 order by id", incident.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    private NotificationRow planned(UUID incident, String receiver, String integration, Reason reason, Instant due) {
        NotificationRow row = NotificationRow.planned(incident, receiver, integration, reason, due, clock.instant());
        row.lane = lanes.to(new Lanes.Target(receiver, integration)).name();
        metrics.planned(row);
        return row;
    }

    private void cancel(NotificationRow row, Instant now) {
        row.end(State.CANCELLED, now);
        metrics.ended(row);
    }

    private static List<NotificationRow> joined(List<NotificationRow> a, List<NotificationRow> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
