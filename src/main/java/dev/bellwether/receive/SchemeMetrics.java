package dev.bellwether.receive;

import dev.bellwether.receive.verify.Scheme;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code bellwether_webhook_scheme_pinned{scheme}}: 1 for every scheme that is accepted now; and how many those are, which is
 * 0 until a first delivery was proven, and more than one until the next have told them apart.
 */
@Singleton
class SchemeMetrics {

    private final MeterRegistry registry;
    private final Set<String> pinned = ConcurrentHashMap.newKeySet();

    SchemeMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("bellwether.webhook.schemes", pinned, Set::size)
                .description("Schemes that are accepted now; 0 until one is known")
                .register(registry);
    }

    /** From now on just these are accepted. The label is bounded: the catalogue, or the one configured. */
    void pinned(List<Scheme> schemes) {
        List<String> names = schemes.stream().map(Scheme::toString).toList();
        pinned.retainAll(names);
        pinned.addAll(names);
        names.forEach(name -> Gauge.builder(
                        "bellwether.webhook.scheme.pinned", pinned, set -> set.contains(name) ? 1 : 0)
                .tag("scheme", name)
                .register(registry));
    }
}
