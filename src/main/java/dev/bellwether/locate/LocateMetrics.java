package dev.bellwether.locate;

import dev.bellwether.event.Connectivity;
import dev.bellwether.incident.Place;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the directory measures. */
@Startup
@Singleton
class LocateMetrics {

    private static final String POLLS = "bellwether.directory.polls";

    private final Counter succeeded;
    private final Counter failed;
    private final Counter single;
    private final Directory directory;
    private final Memory memory;
    private final InstantSource clock;

    LocateMetrics(MeterRegistry registry, Directory directory, Memory memory, InstantSource clock) {
        this.directory = directory;
        this.memory = memory;
        this.clock = clock;
        this.succeeded = registry.counter(POLLS, "outcome", "succeeded");
        this.failed = registry.counter(POLLS, "outcome", "failed");
        this.single = registry.counter("bellwether.directory.looks");
        for (Connectivity connectivity : Connectivity.values()) {
            Gauge.builder("bellwether.directory.locations", this, m -> m.count(connectivity))
                    .tag("connectivity", connectivity.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        Gauge.builder("bellwether.directory.age.seconds", this, LocateMetrics::age).register(registry);
    }

    void polled(boolean all) {
        (all ? succeeded : single).increment();
    }

    void failed() {
        failed.increment();
    }

    private long count(Connectivity connectivity) {
        return directory.all().stream()
                .filter(Place::launched)
                .filter(place -> place.connectivity() == connectivity)
                .count();
    }

    /** The same on every replica, whoever polled; NaN until a poll has succeeded. */
    private double age() {
        Instant last = memory.askedAt();
        return last == null ? Double.NaN : Duration.between(last, clock.instant()).toMillis() / 1000.0;
    }
}
