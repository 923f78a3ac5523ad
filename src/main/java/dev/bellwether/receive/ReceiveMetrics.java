package dev.bellwether.receive;

import dev.bellwether.event.DeviceEvent;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** What the receiver counts; every series exists from the start. */
@Singleton
class ReceiveMetrics {

    private static final String REQUESTS = "bellwether.webhook.requests";
    private static final String EVENTS = "bellwether.webhook.events";
    private static final String UNMAPPED = "bellwether.webhook.unmapped.events";
    private static final List<String> TAKEN = List.of("accepted", "duplicate", "ignored");
    private static final Set<String> TYPES = Set.of(
            "connection", "connection_confirmed", "alarm", "status", "parking_reminder", "report", "maintenance_log");

    private final MeterRegistry registry;

    ReceiveMetrics(MeterRegistry registry) {
        this.registry = registry;
        TAKEN.forEach(outcome -> registry.counter(REQUESTS, "outcome", outcome, "reason", ""));
        Refusals.REASONS.forEach(reason -> registry.counter(REQUESTS, "outcome", "rejected", "reason", reason));
        TYPES.forEach(type -> registry.counter(EVENTS, "type", type));
        registry.counter(EVENTS, "type", "other");
        registry.counter(UNMAPPED);
    }

    void answered(Answer answer) {
        if (answer instanceof Answer.Taken taken) {
            registry.counter(REQUESTS, "outcome", taken.status(), "reason", "").increment();
        } else if (answer instanceof Answer.Refused refused) {
            registry.counter(REQUESTS, "outcome", "rejected", "reason", refused.reason()).increment();
        }
    }

    void published(List<DeviceEvent> events) {
        for (DeviceEvent event : events) {
            String type = TYPES.contains(event.type()) ? event.type() : "other";
            registry.counter(EVENTS, "type", type).increment();
            if (!event.facts().location().isNamed() && !event.facts().device().isNamed()) {
                registry.counter(UNMAPPED).increment();
            }
        }
    }
}
