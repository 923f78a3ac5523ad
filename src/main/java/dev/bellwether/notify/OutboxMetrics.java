package dev.bellwether.notify;

import dev.bellwether.notify.NotificationRow.State;
import dev.bellwether.transaction.AfterCommit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The outbox's books: what was planned is delivered, failed, cancelled, or waits. Counted is what this replica planned and
 * ended; what waits is read from the database, for all of them. Every channel exists from the start.
 */
@Startup
@Singleton
class OutboxMetrics {

    private static final String PLANNED = "bellwether.outbox.planned";
    private static final String ENDED = "bellwether.outbox.ended";
    /** For what an older version or other rules may have left. */
    private static final String OTHER = "other";
    private static final int TIMEOUT_SECONDS = 4;
    private static final Map<State, String> ENDS =
            Map.of(State.SENT, "delivered", State.FAILED, "failed", State.CANCELLED, "cancelled");
    private static final Queue NONE = new Queue(0, null);
    private static final Queue UNKNOWN = new Queue(Double.NaN, null);

    private final AfterCommit afterCommit;
    private final EntityManager entities;
    private final InstantSource clock;
    private final Map<String, Counter> planned = new HashMap<>();
    private final Map<String, Counter> ended = new HashMap<>();
    /** By channel; null while the database does not say. */
    private volatile @Nullable Map<String, Queue> waiting = Map.of();

    private volatile double broken;

    OutboxMetrics(MeterRegistry registry, Channels channels, AfterCommit afterCommit, EntityManager entities, InstantSource clock) {
        this.afterCommit = afterCommit;
        this.entities = entities;
        this.clock = clock;
        List<String> names = Stream.concat(channels.names().stream(), Stream.of(OTHER)).toList();
        for (String channel : names) {
            planned.put(channel, registry.counter(PLANNED, "channel", channel));
            ENDS.forEach((state, outcome) ->
                    ended.put(channel + state, registry.counter(ENDED, "channel", channel, "outcome", outcome)));
            Gauge.builder("bellwether.outbox.waiting", this, metrics -> metrics.waiting(channel).all())
                    .description("Messages that are neither told nor given up, by the last look; NaN while the database is away")
                    .tag("channel", channel)
                    .register(registry);
            Gauge.builder("bellwether.outbox.oldest.seconds", this, metrics -> metrics.oldestSeconds(channel))
                    .description("For how long the first message that is due and has not arrived has been due")
                    .tag("channel", channel)
                    .register(registry);
        }
        Gauge.builder("bellwether.lanes.broken", this, metrics -> metrics.broken)
                .description("Ways by which nothing can arrive until somebody mends an address or a secret")
                .register(registry);
    }

    /** A message is to be told. */
    void planned(NotificationRow row) {
        afterCommit.run(planned.get(channel(row.integration))::increment);
    }

    /** It is not to be told any more. */
    void ended(NotificationRow row) {
        afterCommit.run(ended.get(channel(row.integration) + row.state)::increment);
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).run(() -> {
                waiting = readWaiting();
                broken = entities.createQuery("select count(l) from LaneRow l where l.brokenAt is not null", Long.class)
                        .getSingleResult();
            });
        } catch (RuntimeException away) {
            waiting = null;
            broken = Double.NaN;
        }
    }

    /** What waits for its moment, be it a digest's or a repetition's, is not late. */
    private Map<String, Queue> readWaiting() {
        Map<String, Queue> found = new HashMap<>();
        entities.createQuery(
                        "select n.integration, count(n),"
                                + " min(case when not n.withheld and n.dueAt <= :now and (n.attempts > 0 or n.nextAttemptAt <= :now)"
                                + " then n.dueAt end)"
                                + " from NotificationRow n where n.state = :pending group by n.integration",
                        Object[].class)
                .setParameter("now", clock.instant())
                .setParameter("pending", State.PENDING)
                .getResultList()
                .forEach(row -> found.merge(
                        channel((String) row[0]), new Queue((Long) row[1], (Instant) row[2]), Queue::and));
        return found;
    }

    private Queue waiting(String channel) {
        Map<String, Queue> seen = waiting;
        return seen == null ? UNKNOWN : seen.getOrDefault(channel, NONE);
    }

    private double oldestSeconds(String channel) {
        Queue queue = waiting(channel);
        if (queue.oldest() == null) {
            return Double.isNaN(queue.all()) ? Double.NaN : 0;
        }
        return Math.max(0, Duration.between(queue.oldest(), clock.instant()).toMillis() / 1000.0);
    }

    private String channel(String integration) {
        String name = integration.replaceAll("/.*", "");
        return planned.containsKey(name) ? name : OTHER;
    }

    /**
     * What waits for a channel.
     *
     * @param all    how many
     * @param oldest when the first of those that are due was due; null when none is
     */
    private record Queue(double all, @Nullable Instant oldest) {

        Queue and(Queue more) {
            Instant first = oldest == null || (more.oldest != null && more.oldest.isBefore(oldest)) ? more.oldest : oldest;
            return new Queue(all + more.all, first);
        }
    }
}
