package dev.bellwether.notify.pagerduty;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Cut;
import java.util.List;
import java.util.stream.Collectors;

/** A briefing as an event of the Events API v2. */
final class PagerDutyEvent {

    private static final int LONGEST_SUMMARY = 1024;

    private PagerDutyEvent() {}

    static ObjectNode of(Briefing briefing, String routingKey) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("routing_key", routingKey)
                .put("event_action", action(briefing))
                .put("dedup_key", briefing.incident().toString())
                .put("client", "Bellwether");
        event.set("payload", payload(briefing));
        if (briefing.place().map() != null) {
            event.putArray("links")
                    .addObject()
                    .put("href", briefing.place().map().toString())
                    .put("text", "Map of " + briefing.place().name());
        }
        return event;
    }

    private static String action(Briefing briefing) {
        if (briefing.resolved()) {
            return "resolve";
        }
        return briefing.facts().state().equals("acknowledged") ? "acknowledge" : "trigger";
    }

    private static ObjectNode payload(Briefing briefing) {
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("summary", Cut.to(LONGEST_SUMMARY, briefing.title()))
                .put("source", briefing.place().name().isBlank() ? "Bellwether" : briefing.place().name())
                .put("severity", severity(briefing))
                .put("timestamp", briefing.since().toString())
                .put("group", briefing.facts().location())
                .put("class", briefing.facts().kind());
        String component = component(briefing.facts());
        if (!component.isEmpty()) {
            payload.put("component", component);
        }
        payload.set("custom_details", details(briefing));
        return payload;
    }

    /** The kinds of devices that are concerned. */
    private static String component(Briefing.Facts facts) {
        return facts.alerts().stream()
                .map(alert -> alert.labels().getOrDefault("device_type", ""))
                .filter(type -> !type.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static ObjectNode details(Briefing briefing) {
        ObjectNode details = JsonNodeFactory.instance.objectNode().put("what happened", briefing.summary());
        put(details, "devices", briefing.devices() == null ? List.of() : List.of(briefing.devices()));
        put(details, "affected", briefing.affected().lines());
        put(details, "impact", briefing.impact());
        put(details, "meaning", List.of(briefing.meaning()));
        put(details, "known", List.of(briefing.known()));
        put(details, "address", briefing.place().address() == null ? List.of() : List.of(briefing.place().address()));
        put(details, "sent", briefing.notes());
        return details;
    }

    private static void put(ObjectNode details, String name, List<String> lines) {
        String text = String.join("\n", lines);
        if (!text.isBlank()) {
            details.put(name, text);
        }
    }

    /** PagerDuty also knows "error", between critical and warning; Bellwether does not. */
    private static String severity(Briefing briefing) {
        return switch (briefing.severity()) {
            case CRITICAL -> "critical";
            case WARNING -> "warning";
            case INFO -> "info";
        };
    }
}
