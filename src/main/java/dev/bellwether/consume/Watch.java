package dev.bellwether.consume;

import dev.bellwether.consume.completeness.Completeness;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.OpenIncident;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Looks after what only the passing of time ends. */
@ApplicationScoped
class Watch {

    /** Longer than any webhook may be late. */
    private static final Duration HEARD = Duration.ofDays(1);

    private final Incidents incidents;
    private final Pipeline pipeline;
    private final Reconciliation reconciliation;
    private final Completeness completeness;
    private final ReconcileSettings settings;
    private final InstantSource clock;

    Watch(
            Incidents incidents,
            Pipeline pipeline,
            Reconciliation reconciliation,
            Completeness completeness,
            ReconcileSettings settings,
            InstantSource clock) {
        this.incidents = incidents;
        this.pipeline = pipeline;
        this.reconciliation = reconciliation;
        this.completeness = completeness;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "${bellwether.quiet-check-interval:30s}", concurrentExecution = ConcurrentExecution.SKIP)
    void quiet() {
        live(Kind.ALARM).forEach(live -> pipeline.onQuiet(live.key()));
        live(Kind.STATUS).forEach(live -> pipeline.onQuiet(live.key()));
        reconciliation.cover(); // what held others back may be over without a poll
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        Instant now = clock.instant();
        completeness.forget(now.minus(HEARD), settings.keep());
    }

    private List<OpenIncident> live(Kind kind) {
        return QuarkusTransaction.requiringNew().call(() -> incidents.open(kind));
    }
}
