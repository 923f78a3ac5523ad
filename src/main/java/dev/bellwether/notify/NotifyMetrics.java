package dev.bellwether.notify;

import dev.bellwether.decide.Reason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What the dispatcher measures; every channel, reason and outcome exists from the start. */
@Startup
@Singleton
class NotifyMetrics {

    private static final String SENT = "bellwether.notifications";
    private static final List<String> OUTCOMES = List.of("delivered", "postponed", "broken", "failed");

    /** A far side's usual answer, a slow one, and what ends in a time-out. */
    private static final Duration[] ANSWERED_WITHIN = {
        Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1),
        Duration.ofMillis(2_500), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30)
    };
    private static final Duration[] ARRIVED_WITHIN = {
        Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30),
        Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1)
    };

    private final MeterRegistry registry;
    private final Map<String, Timer> sends = new HashMap<>();
    private final Map<String, Timer> arrivals = new HashMap<>();

    NotifyMetrics(MeterRegistry registry, Channels channels, Deliveries deliveries) {
        this.registry = registry;
        for (String channel : channels.names()) {
            for (Reason reason : Reason.values()) {
                OUTCOMES.forEach(outcome -> count(channel, reason, outcome, 0));
            }
            sends.put(channel, Timer.builder("bellwether.notification.send")
                    .description("How long the far side took to answer, whatever it said")
                    .tag("channel", channel)
                    .serviceLevelObjectives(ANSWERED_WITHIN)
                    .register(registry));
            arrivals.put(channel, Timer.builder("bellwether.notification.delay")
                    .description("From when a message was due to when it had arrived; not of what is gathered for a digest")
                    .tag("channel", channel)
                    .serviceLevelObjectives(ARRIVED_WITHIN)
                    .register(registry));
        }
        Gauge.builder("bellwether.outbox.pending", deliveries, NotifyMetrics::waiting).register(registry);
    }

    void sent(String channel, Reason reason, Outcome outcome) {
        count(channel, reason, outcome.word(), 1);
    }

    Outcome timed(String channel, Supplier<Outcome> send) {
        return sends.get(channel).record(send);
    }

    /** A message that was due then has arrived by now. */
    void arrived(String channel, Instant due, Instant now) {
        Duration late = Duration.between(due, now);
        arrivals.get(channel).record(late.isNegative() ? Duration.ZERO : late);
    }

    private void count(String channel, Reason reason, String outcome, int times) {
        registry.counter(SENT, "channel", channel, "reason", reason.name().toLowerCase(Locale.ROOT), "outcome", outcome)
                .increment(times);
    }

    private static double waiting(Deliveries deliveries) {
        return QuarkusTransaction.requiringNew().call(deliveries::waiting);
    }
}
