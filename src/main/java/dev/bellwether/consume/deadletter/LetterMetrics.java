package dev.bellwether.consume.deadletter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** The letters this replica put, by why; every kind exists from the start. */
@Startup
@Singleton
class LetterMetrics {

    private final Map<Kind, Counter> put = new EnumMap<>(Kind.class);

    LetterMetrics(MeterRegistry registry) {
        for (Kind kind : Kind.values()) {
            put.put(kind, registry.counter("bellwether.dead.letters", "kind", kind.written()));
        }
    }

    void put(Undelivered letter) {
        put.get(Kind.of(letter.why())).increment();
    }
}
