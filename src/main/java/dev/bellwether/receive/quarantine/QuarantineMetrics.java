package dev.bellwether.receive.quarantine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** What went into the quarantine and out of it, and what waits there for a person; every series exists from the start. */
@Startup
@Singleton
class QuarantineMetrics {

    private static final String DELIVERIES = "bellwether.quarantine.deliveries";
    private static final int TIMEOUT_SECONDS = 4;

    private final EntityManager entities;
    private final Counter kept;
    private final Counter lost;
    private final Counter released;
    private final Counter discarded;
    private volatile double waiting;

    QuarantineMetrics(MeterRegistry registry, QuarantineSettings settings, EntityManager entities) {
        this.entities = entities;
        this.kept = registry.counter(DELIVERIES, "outcome", "kept");
        this.lost = registry.counter(DELIVERIES, "outcome", "lost");
        this.released = registry.counter(DELIVERIES, "outcome", "released");
        this.discarded = registry.counter(DELIVERIES, "outcome", "discarded");
        Gauge.builder("bellwether.quarantine.waiting", this, metrics -> metrics.waiting)
                .description("Unproven deliveries nobody has decided about, by the last look; NaN while the database is away")
                .register(registry);
        Gauge.builder("bellwether.quarantine.limit.deliveries", settings, QuarantineSettings::maxCount).register(registry);
    }

    void kept() {
        kept.increment();
    }

    void lost() {
        lost.increment();
    }

    void decided(Suspect.State state) {
        (state == Suspect.State.DISCARDED ? discarded : released).increment();
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            waiting = QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> entities.createQuery(
                            "select count(q) from QuarantineRow q where q.state = :waiting", Long.class)
                    .setParameter("waiting", Quarantine.WAITING)
                    .getSingleResult());
        } catch (RuntimeException away) {
            waiting = Double.NaN;
        }
    }
}
