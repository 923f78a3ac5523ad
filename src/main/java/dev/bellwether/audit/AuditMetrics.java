package dev.bellwether.audit;

import dev.bellwether.decide.audit.Failing;
import dev.bellwether.decide.audit.Found;
import dev.bellwether.decide.audit.Sight;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What the auditor finds; every finding exists from the start. */
@Startup
@Singleton
class AuditMetrics {

    private final Map<Failing, AtomicLong> findings = new EnumMap<>(Failing.class);
    private final Map<Failing, Counter> found = new EnumMap<>(Failing.class);
    private final Counter looks;

    AuditMetrics(MeterRegistry registry) {
        this.looks = Counter.builder("bellwether.audit.looks")
                .description("Stands still when the auditor itself does")
                .register(registry);
        for (Failing failing : Failing.values()) {
            AtomicLong count = new AtomicLong();
            findings.put(failing, count);
            Gauge.builder("bellwether.audit.findings", count, AtomicLong::get)
                    .description("How many it concerns by the last look that could tell")
                    .tag("finding", failing.written())
                    .register(registry);
            found.put(failing, Counter.builder("bellwether.audit.found")
                    .description("How often it began; of what does not last, how many there were")
                    .tag("finding", failing.written())
                    .register(registry));
        }
    }

    /** What one look found. */
    void looked(Sight sight, List<Found> all) {
        looks.increment();
        findings.forEach((failing, count) -> {
            if (sight.isAnswered(failing.source())) {
                count.set(0);
            }
        });
        all.forEach(finding -> findings.get(finding.failing()).set(finding.count()));
    }

    /** Something that was not there at the look before. */
    void appeared(Found finding) {
        found.get(finding.failing()).increment(finding.failing().lasts() ? 1 : finding.count());
    }
}
