package dev.bellwether.receive;

import dev.bellwether.event.DeviceEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the receiver counts; every series exists from the start. */
@Singleton
class ReceiveMetrics {

    private static final String REQUESTS = "bellwether.webhook.requests";
    private static final String EVENTS = "bellwether.webhook.events";
    private static final String UNMAPPED = "bellwether.webhook.unmapped.events";
    private static final List<String> TAKEN = List.of("accepted", "duplicate", "ignored");
    private static final Set<String> TYPES = Set.of(
            "connection", "connection_confirmed", "alarm", "status", "parking_reminder", "report", "maintenance_log");

    private final Counter received;
    private final Map<String, Counter> taken;
    private final Map<String, Counter> rejected;
    private final Map<String, Counter> events;
    private final Counter other;
    private final Counter unmapped;

    // The counters are kept: finding one in the registry by its tags is work for every delivery.
    ReceiveMetrics(MeterRegistry registry) {
        received = Counter.builder("bellwether.webhook.received")
                .description("Deliveries that came; each is accepted, a duplicate, ignored or rejected, or under way")
                .register(registry);
        taken = each(TAKEN, outcome -> registry.counter(REQUESTS, "outcome", outcome, "reason", ""));
        rejected = each(Refusals.REASONS, why -> registry.counter(REQUESTS, "outcome", "rejected", "reason", why));
        events = each(TYPES, type -> registry.counter(EVENTS, "type", type));
        other = registry.counter(EVENTS, "type", "other");
        unmapped = registry.counter(UNMAPPED);
    }

    /** A delivery has come; what became of it is counted when it is answered. */
    void received() {
        received.increment();
    }

    void answered(Answer answer) {
        if (answer instanceof Answer.Taken safe) {
            taken.get(safe.status()).increment();
        } else if (answer instanceof Answer.Refused refused) {
            rejected.get(refused.reason()).increment();
        }
    }

    void published(List<DeviceEvent> published) {
        for (DeviceEvent event : published) {
            events.getOrDefault(event.type(), other).increment();
            if (!event.facts().location().isNamed() && !event.facts().device().isNamed()) {
                unmapped.increment();
            }
        }
    }

    private static Map<String, Counter> each(Collection<String> names, Function<String, Counter> counter) {
        return names.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), counter));
    }
}
