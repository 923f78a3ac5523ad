package dev.bellwether.respond.access;

import dev.bellwether.transaction.AfterCommit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** How many cards are on whitelists by us, and for how long one should not be; every series exists from the start. */
@Startup
@Singleton
class AccessMetrics {

    private static final String TURNS = "bellwether.access";
    private static final List<AccessStage> COUNTED = List.of(AccessStage.GRANTED, AccessStage.REMOVED, AccessStage.REFUSED);

    private final MeterRegistry registry;
    private final AccessRows rows;
    private final AfterCommit afterCommit;
    private final InstantSource clock;

    AccessMetrics(MeterRegistry registry, AccessRows rows, AfterCommit afterCommit, InstantSource clock) {
        this.registry = registry;
        this.rows = rows;
        this.afterCommit = afterCommit;
        this.clock = clock;
        COUNTED.forEach(stage -> count(stage, 0));
        Gauge.builder("bellwether.access.live", this, AccessMetrics::live)
                .description("Cards of technicians that are on a whitelist, or may be")
                .register(registry);
        Gauge.builder("bellwether.access.overdue.seconds", this, AccessMetrics::overdueSeconds)
                .description("For how long a card should be off its whitelist, and is not known to be")
                .register(registry);
    }

    /** Counts what it has come to, once that holds. */
    void now(TechnicianAccess access) {
        if (COUNTED.contains(access.state())) {
            afterCommit.run(() -> count(access.state(), 1));
        }
    }

    private void count(AccessStage stage, int times) {
        registry.counter(TURNS, "outcome", stage.written()).increment(times);
    }

    private double live() {
        return QuarkusTransaction.requiringNew().call(rows::live);
    }

    private double overdueSeconds() {
        Instant since = QuarkusTransaction.requiringNew().call(rows::overdueSince);
        return since == null ? 0 : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }
}
