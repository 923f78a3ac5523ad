package dev.bellwether.consume;

import dev.bellwether.decide.Decision;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** What the pipeline counts. */
@Singleton
class ConsumeMetrics {

    private static final String DECISIONS = "bellwether.decisions";

    private final MeterRegistry registry;
    private final Counter repeated;

    ConsumeMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.repeated = registry.counter("bellwether.events.repeated");
        List.of("opened", "joined", "noted", "resolved", "nothing")
                .forEach(word -> registry.counter(DECISIONS, "decision", word));
    }

    void repeated() {
        repeated.increment();
    }

    void decided(Decision decision) {
        String word = decision.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        registry.counter(DECISIONS, "decision", word).increment();
    }
}
