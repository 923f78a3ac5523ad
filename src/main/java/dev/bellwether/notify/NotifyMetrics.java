package dev.bellwether.notify;

import dev.bellwether.decide.Reason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What the dispatcher measures; every channel, reason and outcome exists from the start. */
@Singleton
class NotifyMetrics {

    private static final String SENT = "bellwether.notifications";
    private static final List<String> OUTCOMES = List.of("delivered", "postponed", "broken", "failed");

    private final MeterRegistry registry;

    NotifyMetrics(MeterRegistry registry, Channels channels, Deliveries deliveries) {
        this.registry = registry;
        for (String channel : channels.names()) {
            for (Reason reason : Reason.values()) {
                OUTCOMES.forEach(outcome -> count(channel, reason, outcome, 0));
            }
        }
        Gauge.builder("bellwether.outbox.pending", deliveries, NotifyMetrics::waiting).register(registry);
    }

    void sent(String channel, Reason reason, Outcome outcome) {
        count(channel, reason, outcome.word(), 1);
    }

    Outcome timed(String channel, Supplier<Outcome> send) {
        return registry.timer("bellwether.notification.send", "channel", channel).record(send);
    }

    private void count(String channel, Reason reason, String outcome, int times) {
        registry.counter(SENT, "channel", channel, "reason", reason.name().toLowerCase(Locale.ROOT), "outcome", outcome)
                .increment(times);
    }

    private static double waiting(Deliveries deliveries) {
        return QuarkusTransaction.requiringNew().call(deliveries::waiting);
    }
}
