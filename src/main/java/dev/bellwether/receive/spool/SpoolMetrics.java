package dev.bellwether.receive.spool;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** What the spool holds by the last look, its bounds, and what went through it; every series exists from the start. */
@Startup
@Singleton
class SpoolMetrics {

    private static final String DELIVERIES = "bellwether.spool.deliveries";

    private final InstantSource clock;
    private final Counter written;
    private final Counter drained;
    private final Counter refused;
    private final Counter setAside;
    private final Counter overtaken;
    private volatile Stock stock = Stock.NONE;

    SpoolMetrics(MeterRegistry registry, SpoolSettings settings, InstantSource clock) {
        this.clock = clock;
        this.written = registry.counter(DELIVERIES, "outcome", "written");
        this.drained = registry.counter(DELIVERIES, "outcome", "drained");
        this.refused = registry.counter(DELIVERIES, "outcome", "refused");
        this.setAside = registry.counter(DELIVERIES, "outcome", "set_aside");
        this.overtaken = Counter.builder("bellwether.spool.overtaken")
                .description("Deliveries published before older ones that the database had and did not give")
                .register(registry);
        Gauge.builder("bellwether.spool.waiting", this, all -> all.stock.waiting())
                .description("Deliveries that wait for Kafka")
                .register(registry);
        Gauge.builder("bellwether.spool.set.aside", this, all -> all.stock.setAside())
                .description("Deliveries that can never be published and wait for a person")
                .register(registry);
        Gauge.builder("bellwether.spool.bytes", this, all -> all.stock.bytes()).register(registry);
        Gauge.builder("bellwether.spool.oldest.seconds", this, SpoolMetrics::oldestSeconds)
                .description("How long the first of those that wait has waited")
                .register(registry);
        Gauge.builder("bellwether.spool.limit.deliveries", settings, SpoolSettings::maxCount).register(registry);
        Gauge.builder("bellwether.spool.limit.bytes", settings, s -> s.maxSize().asLongValue()).register(registry);
    }

    void seen(Stock now) {
        stock = now;
    }

    void kept(Kept kept) {
        switch (kept) {
            case SAFE -> written.increment();
            case FULL, AWAY -> refused.increment();
            case PASS_ON -> {} // it never was in it
        }
    }

    void drained(int deliveries) {
        drained.increment(deliveries);
    }

    void setAside(int deliveries) {
        setAside.increment(deliveries);
    }

    void overtaken() {
        overtaken.increment();
    }

    private double oldestSeconds() {
        Stock now = stock;
        return now.oldest() == null
                ? 0
                : Math.max(0, Duration.between(now.oldest(), clock.instant()).toMillis() / 1000.0);
    }
}
