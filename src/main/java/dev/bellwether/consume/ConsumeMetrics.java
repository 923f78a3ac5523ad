package dev.bellwether.consume;

import dev.bellwether.decide.Decision;
import dev.bellwether.decide.reconcile.Finding;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.transaction.AfterCommit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the pipeline counts and measures: of what came to pass, see {@link AfterCommit}. */
@Startup
@Singleton
class ConsumeMetrics {

    private static final String DECISIONS = "bellwether.decisions";
    private static final String FINDINGS = "bellwether.reconcile.findings";
    /** Within seconds when delivered directly, within the documented windows when aggregated, and what is beyond. */
    private static final Duration[] DELAYS = {
        Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1),
        Duration.ofMinutes(3), Duration.ofMinutes(5), Duration.ofMinutes(7), Duration.ofMinutes(15),
        Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(3)
    };

    private final MeterRegistry registry;
    private final AfterCommit afterCommit;
    private final Counter repeated;
    private final Map<String, Timer> delays;

    ConsumeMetrics(MeterRegistry registry, AfterCommit afterCommit) {
        this.registry = registry;
        this.afterCommit = afterCommit;
        this.repeated = registry.counter("bellwether.events.repeated");
        Decision.words().forEach(word -> registry.counter(DECISIONS, "decision", word));
        for (Finding finding : Finding.values()) {
            registry.counter(FINDINGS, "finding", finding.written());
        }
        this.delays = Stream.of("connection", "connection_confirmed", "alarm", "status")
                .collect(Collectors.toMap(Function.identity(), type -> Timer.builder("bellwether.bikeep.delay")
                        .description("From when it happened, by Bikeep's clock, to when its webhook reached us")
                        .tag("type", type)
                        .serviceLevelObjectives(DELAYS)
                        .register(registry)));
    }

    void repeated() {
        afterCommit.run(repeated::increment);
    }

    void decided(Decision decision) {
        afterCommit.run(registry.counter(DECISIONS, "decision", decision.word())::increment);
    }

    void found(Finding finding) {
        afterCommit.run(registry.counter(FINDINGS, "finding", finding.written())::increment);
    }

    /** How late the webhook was; nothing for an event that tells no time, or of a type nobody is called for. */
    void delayed(DeviceEvent event) {
        Timer timer = delays.get(event.type());
        Instant happened = event.facts().occurredAt();
        if (timer != null && happened != null) {
            Duration delay = Duration.between(happened, event.facts().receivedAt());
            afterCommit.run(() -> timer.record(delay.isNegative() ? Duration.ZERO : delay));
        }
    }
}
