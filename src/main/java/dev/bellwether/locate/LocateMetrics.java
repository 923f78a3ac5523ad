package dev.bellwether.locate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What the directory measures. */
@Singleton
class LocateMetrics {

    private final Counter succeeded;
    private final Counter failed;
    private final InstantSource clock;
    private volatile @Nullable Instant asOf;
    private volatile int locations;

    LocateMetrics(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        this.succeeded = registry.counter("bellwether.directory.polls", "outcome", "succeeded");
        this.failed = registry.counter("bellwether.directory.polls", "outcome", "failed");
        Gauge.builder("bellwether.directory.locations", this, m -> m.locations).register(registry);
        Gauge.builder("bellwether.directory.age.seconds", this, LocateMetrics::age).register(registry);
    }

    void polled(int count, Instant began) {
        locations = count;
        asOf = began;
        succeeded.increment();
    }

    void failed() {
        failed.increment();
    }

    /** NaN until the first poll has succeeded. */
    private double age() {
        Instant last = asOf;
        return last == null ? Double.NaN : Duration.between(last, clock.instant()).toMillis() / 1000.0;
    }
}
