package dev.bellwether.consume.watchdog;

import dev.bellwether.consume.watchdog.Progress.Part;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How far the consumer is behind, and whether it goes on. The labels are the topic's partitions. */
@Startup
@Singleton
class WatchdogMetrics {

    private final MultiGauge records;
    private final AtomicLong seconds = new AtomicLong();
    private final AtomicLong stalled = new AtomicLong();
    private final Map<Cure, Counter> cures = new EnumMap<>(Cure.class);

    WatchdogMetrics(MeterRegistry registry) {
        this.records = MultiGauge.builder("bellwether.consumer.lag.records")
                .description("Records of this replica's partitions that are not finished")
                .register(registry);
        lag(Map.of(new Part("", 0), 0L), 0);
        Gauge.builder("bellwether.consumer.lag.seconds", seconds, AtomicLong::get)
                .description("How old the record in hand is; without one, for how long records have waited")
                .register(registry);
        Gauge.builder("bellwether.consumer.stalled", stalled, AtomicLong::get)
                .description("1 while the consumer stands still and only a restart helps")
                .register(registry);
        for (Cure cure : Cure.values()) {
            cures.put(cure, registry.counter("bellwether.consumer.cures", "cure", cure.written()));
        }
    }

    final void lag(Map<Part, Long> waiting, long age) {
        List<Row<?>> rows = waiting.entrySet().stream()
                .<Row<?>>map(part -> Row.of(
                        Tags.of("partition", Integer.toString(part.getKey().number())), part.getValue()))
                .toList();
        records.register(rows, true);
        seconds.set(age);
    }

    void tried(Cure cure) {
        cures.get(cure).increment();
    }

    void stalled(boolean is) {
        stalled.set(is ? 1 : 0);
    }
}
