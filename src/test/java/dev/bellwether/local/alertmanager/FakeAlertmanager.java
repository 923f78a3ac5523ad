package dev.bellwether.local.alertmanager;

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
import java.util.TreeMap;

/** {@code /api/v2/alerts}. */
public final class FakeAlertmanager implements Site, Told {

    private final InstantSource clock;
    private final Faults faults = new Faults();
    private final Map<Map<String, String>, Alert> alerts = new LinkedHashMap<>();
    private final List<String> authorizations = new ArrayList<>();

    /**
     * An alert as it was last told.
     *
     * @param told how often
     */
    public record Alert(Map<String, String> labels, JsonNode annotations, Instant startsAt, Instant endsAt, int told, Instant at) {

        /** Whether it has not ended by then. */
        public boolean isFiring(Instant then) {
            return endsAt.isAfter(then);
        }
    }

    /** Alerts end by this clock. */
    public FakeAlertmanager(InstantSource clock) {
        this.clock = clock;
    }

    /** How it misbehaves. */
    public Faults faults() {
        return faults;
    }

    /** All it knows, firing or not. */
    public synchronized List<Alert> alerts() {
        return List.copyOf(alerts.values());
    }

    /** What callers said to be let in; empty for nothing. */
    public synchronized List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    @Override
    public String name() {
        return "Alertmanager";
    }

    @Override
    public List<Notice> notices() {
        Instant now = clock.instant();
        return alerts().stream()
                .map(alert -> new Notice(
                        Integer.toHexString(alert.labels().hashCode()),
                        alert.told() + "/" + alert.isFiring(now),
                        alert.at(),
                        alert.isFiring(now) ? "firing" : "resolved",
                        alert.annotations().path("summary").asText(),
                        alert.annotations().path("description").asText().lines().toList(),
                        alert.labels() + "\n" + alert.startsAt() + " – " + alert.endsAt()))
                .toList();
    }

    @Override
    public synchronized void clear() {
        faults.lift();
        alerts.clear();
        authorizations.clear();
    }

    @Override
    public void addTo(Routes routes) {
        routes.on("POST", "/api/v2/alerts", faults.around(this::post));
    }

    private synchronized Reply post(Request request) {
        authorizations.add(request.header("Authorization").orElse(""));
        JsonNode posted = request.json();
        if (!posted.isArray()) {
            return Reply.json(400, "parsing alerts body failed");
        }
        for (JsonNode alert : posted) {
            String wrong = wrong(alert);
            if (!wrong.isEmpty()) {
                return Reply.json(400, wrong);
            }
        }
        posted.forEach(this::keep);
        return new Reply(200, Map.of(), new byte[0]);
    }

    private void keep(JsonNode posted) {
        Map<String, String> labels = new TreeMap<>();
        posted.path("labels").fields().forEachRemaining(label -> {
            if (!label.getValue().asText().isEmpty()) {
                labels.put(label.getKey(), label.getValue().asText());
            }
        });
        Alert before = alerts.get(labels);
        alerts.put(labels, new Alert(
                labels, posted.path("annotations"), startsAt(posted), endsAt(posted),
                before == null ? 1 : before.told() + 1, clock.instant()));
    }

    private String wrong(JsonNode alert) {
        if (alert.path("labels").isEmpty()) {
            return "at least one label pair required";
        }
        for (var names = alert.path("labels").fieldNames(); names.hasNext(); ) {
            if (!names.next().matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
                return "invalid label set: invalid name";
            }
        }
        return endsAt(alert).isBefore(startsAt(alert)) ? "start time must be before end time" : "";
    }

    private Instant startsAt(JsonNode alert) {
        return alert.has("startsAt") ? Instant.parse(alert.path("startsAt").asText()) : clock.instant();
    }

    private Instant endsAt(JsonNode alert) {
        return alert.has("endsAt") ? Instant.parse(alert.path("endsAt").asText()) : clock.instant().plusSeconds(300);
    }
}
