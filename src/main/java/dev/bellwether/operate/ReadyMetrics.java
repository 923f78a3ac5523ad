package dev.bellwether.operate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;

/** {@code bellwether_ready{check}}: 1 while a webhook could be proven, and be made safe, as readiness says it. */
@Singleton
class ReadyMetrics {

    private final SeedHealth seed;
    private final TakingHealth taking;

    ReadyMetrics(@Readiness SeedHealth seed, @Readiness TakingHealth taking) {
        this.seed = seed;
        this.taking = taking;
    }

    void register(@Observes StartupEvent start, MeterRegistry registry) {
        gauge(registry, "seed", seed);
        gauge(registry, "taking", taking);
    }

    private static void gauge(MeterRegistry registry, String name, HealthCheck check) {
        Gauge.builder("bellwether.ready", check, asked -> asked.call().getStatus() == Status.UP ? 1 : 0)
                .description("1 while a webhook can be proven (seed), and be made safe (taking)")
                .tag("check", name)
                .register(registry);
    }
}
