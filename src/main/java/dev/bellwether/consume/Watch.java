package dev.bellwether.consume;

import dev.bellwether.consume.completeness.Completeness;
import dev.bellwether.incident.Incidents;
import dev.bellwether.role.OnlyReceives;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Looks after what only the passing of time ends. */
@ApplicationScoped
class Watch {

    /** Longer than any webhook may be late. */
    private static final Duration HEARD = Duration.ofDays(1);

    private static final Logger LOG = Logger.getLogger(Watch.class);
    private static final int MOST_AT_A_TIME = 100;

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

    /** Rules, and with them what is due when, may have changed while nobody looked. */
    @Transactional
    void started(@Observes StartupEvent start) {
        incidents.wake(clock.instant());
    }

    @Scheduled(
            every = "${bellwether.due-check-interval:1s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = OnlyReceives.class)
    void due() {
        patiently(() -> QuarkusTransaction.requiringNew()
                .call(() -> incidents.due(clock.instant(), MOST_AT_A_TIME))
                .forEach(pipeline::onDue));
    }

    @Scheduled(
            every = "${bellwether.held-back-check-interval:30s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = OnlyReceives.class)
    void heldBack() {
        patiently(reconciliation::cover); // what held others back may be over without a poll
    }

    /** What is not done now, for instance because the database is away, is done at the next tick. */
    private static void patiently(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warnf("what is due waits reason=%s", e.getMessage());
        }
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        completeness.forget(clock.instant().minus(HEARD), settings.keep());
    }
}
