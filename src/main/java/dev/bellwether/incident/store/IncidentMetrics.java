package dev.bellwether.incident.store;

import dev.bellwether.incident.AcknowledgedIncident;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.OpenIncident;
import dev.bellwether.incident.ResolvedIncident;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.SuspectedIncident;
import dev.bellwether.transaction.AfterCommit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many incidents live, by state and severity, as the database has it for all replicas; and how long it took until somebody
 * took care, and until it was over, of what this replica recorded.
 */
@Startup
@Singleton
class IncidentMetrics {

    private static final List<String> STATES =
            List.of(SuspectedIncident.STATE, OpenIncident.STATE, AcknowledgedIncident.STATE);
    private static final int TIMEOUT_SECONDS = 4;
    private static final Duration[] TAKEN_WITHIN = {
        Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(30),
        Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(24)
    };
    private static final Duration[] OVER_WITHIN = {
        Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(12),
        Duration.ofHours(24), Duration.ofDays(3), Duration.ofDays(7)
    };

    private final AfterCommit afterCommit;
    private final EntityManager entities;
    private final Map<Severity, Timer> taken;
    private final Map<Severity, Timer> over;
    /** By state and severity; null while the database does not say. */
    private volatile @Nullable Map<String, Long> live = Map.of();

    IncidentMetrics(MeterRegistry registry, AfterCommit afterCommit, EntityManager entities) {
        this.afterCommit = afterCommit;
        this.entities = entities;
        this.taken = timers(
                registry, "bellwether.incidents.acknowledged.after", "From when people could know of it to when somebody took it on",
                TAKEN_WITHIN);
        this.over = timers(
                registry, "bellwether.incidents.resolved.after", "From when it began to when it was over; not of what was only suspected",
                OVER_WITHIN);
        for (String state : STATES) {
            for (Severity severity : Severity.values()) {
                Gauge.builder("bellwether.incidents", this, metrics -> metrics.count(state + severity.name()))
                        .description("Incidents that are not over, by the last look; NaN while the database is away")
                        .tag("state", state.toLowerCase(Locale.ROOT))
                        .tag("severity", severity.written())
                        .register(registry);
            }
        }
    }

    /** An incident stands so now; what it was is still in its row. */
    void becomes(IncidentRow was, Incident now) {
        if (now instanceof AcknowledgedIncident acknowledged && OpenIncident.STATE.equals(was.state)) {
            record(taken, now, was.fromAt, acknowledged.by().at());
        } else if (now instanceof ResolvedIncident resolved && isKnown(was.state)) {
            record(over, now, was.openedAt, resolved.resolvedAt());
        }
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            live = QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(this::read);
        } catch (RuntimeException away) {
            live = null;
        }
    }

    private Map<String, Long> read() {
        Map<String, Long> found = new HashMap<>();
        entities.createQuery(
                        "select i.state, i.severity, count(i) from IncidentRow i where i.state <> :over group by i.state, i.severity",
                        Object[].class)
                .setParameter("over", ResolvedIncident.STATE)
                .getResultList()
                .forEach(row -> found.put((String) row[0] + row[1], (Long) row[2]));
        return found;
    }

    private double count(String key) {
        Map<String, Long> seen = live;
        return seen == null ? Double.NaN : seen.getOrDefault(key, 0L);
    }

    private void record(Map<Severity, Timer> timers, Incident incident, @Nullable Instant from, Instant to) {
        if (from != null) {
            Duration took = Duration.between(from, to);
            Timer timer = timers.get(incident.facts().lead().severity());
            afterCommit.run(() -> timer.record(took.isNegative() ? Duration.ZERO : took));
        }
    }

    private static boolean isKnown(@Nullable String state) {
        return OpenIncident.STATE.equals(state) || AcknowledgedIncident.STATE.equals(state);
    }

    private static Map<Severity, Timer> timers(MeterRegistry registry, String name, String what, Duration... within) {
        Map<Severity, Timer> timers = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            timers.put(severity, Timer.builder(name)
                    .description(what)
                    .tag("severity", severity.written())
                    .serviceLevelObjectives(within)
                    .register(registry));
        }
        return timers;
    }
}
