package dev.bellwether.local.pagerduty;

import static dev.bellwether.local.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.local.http.Faults;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.Request;
import dev.bellwether.local.http.Routes;
import dev.bellwether.local.http.Site;
import dev.bellwether.local.told.Notice;
import dev.bellwether.local.told.Told;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /v2/enqueue}, with one service behind it. */
public final class FakePagerDuty implements Site, Told {

    /** The one routing key there is. */
    public static final String ROUTING_KEY = "0123456789abcdef0123456789abcdef";

    private static final Set<String> ACTIONS = Set.of("trigger", "acknowledge", "resolve");
    private static final Set<String> SEVERITIES = Set.of("critical", "error", "warning", "info");
    private static final int LARGEST = 512 * 1024;

    private final InstantSource clock;
    private final Faults faults = new Faults();
    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final List<JsonNode> events = new ArrayList<>();

    /**
     * An alert as it stands.
     *
     * @param state {@code triggered}, {@code acknowledged} or {@code resolved}
     * @param event what was last said of it
     * @param events how many events made it what it is
     */
    public record Alert(String dedupKey, String state, JsonNode event, int events, Instant at) {

        /** A member of its payload. */
        public JsonNode payload(String member) {
            return event.path("payload").path(member);
        }
    }

    /** Alerts change by this clock. */
    public FakePagerDuty(InstantSource clock) {
        this.clock = clock;
    }

    /** How it misbehaves. */
    public Faults faults() {
        return faults;
    }

    /** All alerts, in the order they were first triggered. */
    public synchronized List<Alert> alerts() {
        return List.copyOf(alerts.values());
    }

    /** Every event it took, oldest first. */
    public synchronized List<JsonNode> events() {
        return List.copyOf(events);
    }

    @Override
    public String name() {
        return "PagerDuty";
    }

    @Override
    public List<Notice> notices() {
        return alerts().stream()
                .map(alert -> new Notice(
                        alert.dedupKey(),
                        Integer.toString(alert.events()),
                        alert.at(),
                        alert.state(),
                        alert.payload("summary").asText(),
                        List.of(alert.payload("source").asText(), alert.payload("severity").asText()),
                        alert.event().toPrettyString()))
                .toList();
    }

    @Override
    public synchronized void clear() {
        faults.lift();
        alerts.clear();
        events.clear();
    }

    @Override
    public void addTo(Routes routes) {
        routes.on("POST", "/v2/enqueue", faults.around(this::enqueue));
    }

    private synchronized Reply enqueue(Request request) {
        if (request.content().length > LARGEST) {
            return Reply.text(413, "payload too large");
        }
        JsonNode event = request.json();
        List<String> errors = errors(event);
        if (!errors.isEmpty()) {
            return refused("invalid event", errors);
        }
        if (!event.path("routing_key").asText().equals(ROUTING_KEY)) {
            return refused("invalid key", List.of("Invalid routing key"));
        }
        events.add(event);
        String key = event.path("dedup_key").asText();
        alerts.compute(key, (same, alert) -> after(key, alert, event));
        return Reply.json(202, object("status", "success", "message", "Event processed", "dedup_key", key));
    }

    private static Reply refused(String status, List<String> errors) {
        return Reply.json(400, object("status", status, "message", "Event object is invalid", "errors", errors));
    }

    private Alert after(String key, Alert alert, JsonNode event) {
        String action = event.path("event_action").asText();
        boolean open = alert != null && !alert.state().equals("resolved");
        if (!action.equals("trigger") && !open) {
            return alert; // nothing there to be acknowledged or resolved
        }
        int count = alert == null ? 1 : alert.events() + 1;
        return switch (action) {
            case "acknowledge" -> new Alert(key, "acknowledged", event, count, clock.instant());
            case "resolve" -> new Alert(key, "resolved", event, count, clock.instant());
            default -> new Alert(key, open ? alert.state() : "triggered", event, count, clock.instant());
        };
    }

    private static List<String> errors(JsonNode event) {
        List<String> errors = new ArrayList<>();
        String key = event.path("routing_key").asText();
        check(errors, key.length() == 32, "Length of 'routing_key' is incorrect (should be 32 characters)");
        String action = event.path("event_action").asText();
        check(errors, ACTIONS.contains(action), "'event_action' is missing or invalid");
        String dedup = event.path("dedup_key").asText();
        check(errors, dedup.length() <= 255, "'dedup_key' is too long");
        check(errors, action.equals("trigger") || !dedup.isEmpty(), "'dedup_key' is missing or blank");
        if (action.equals("trigger")) {
            JsonNode payload = event.path("payload");
            String summary = payload.path("summary").asText();
            check(errors, !summary.isBlank(), "'payload.summary' is missing or blank");
            check(errors, summary.length() <= 1024, "'payload.summary' is too long (maximum is 1024 characters)");
            check(errors, !payload.path("source").asText().isBlank(), "'payload.source' is missing or blank");
            check(
                    errors,
                    SEVERITIES.contains(payload.path("severity").asText()),
                    "'payload.severity' is invalid (must be one of the following: 'critical', 'warning', 'error' or 'info')");
        }
        return errors;
    }

    private static void check(List<String> errors, boolean holds, String otherwise) {
        if (!holds) {
            errors.add(otherwise);
        }
    }
}
