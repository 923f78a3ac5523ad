package dev.bellwether.announce;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What this replica put on the topic of incidents, and since when the topic may lack something; every series exists from the start. */
@Startup
@Singleton
class AnnounceMetrics {

    private final InstantSource clock;
    private final Counter put;
    private final Counter failed;
    private volatile @Nullable Instant upToDate;

    AnnounceMetrics(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        this.put = registry.counter("bellwether.announced", "outcome", "put");
        this.failed = registry.counter("bellwether.announced", "outcome", "failed");
        Gauge.builder("bellwether.announced.behind.seconds", this, AnnounceMetrics::behindSeconds)
                .description("Since when the topic of incidents may lack a change")
                .register(registry);
    }

    /** From the first look on it counts; a replica that only receives never looks. */
    void looks() {
        if (upToDate == null) {
            upToDate = clock.instant();
        }
    }

    void put(int records) {
        put.increment(records);
    }

    /** A look that came to nothing, whatever number of records it was to put. */
    void failed() {
        failed.increment();
    }

    /** Nothing is left to put, or another replica sees to it. */
    void upToDate() {
        upToDate = clock.instant();
    }

    private double behindSeconds() {
        Instant last = upToDate;
        return last == null ? 0 : Math.max(0, Duration.between(last, clock.instant()).toMillis() / 1000.0);
    }
}
