package dev.bellwether.notify.webhook;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.bellwether.notify.Briefing;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint is sent, member by member; the contract is {@code schemas/incident-notice.schema.json}. Members may be
 * added, none changes its meaning.
 *
 * @param type      {@code incident.} and the state of its life
 * @param timestamp as of when, RFC 3339
 * @param data      the incident, whole
 */
@JsonPropertyOrder({"type", "timestamp", "data"})
record IncidentNotice(String type, String timestamp, Incident data) {

    static IncidentNotice of(Briefing briefing, Instant now) {
        return new IncidentNotice("incident." + briefing.facts().state(), now.toString(), incident(briefing));
    }

    /**
     * An incident.
     *
     * @param id       the same for as long as it lives
     * @param kind     what it is about
     * @param state    {@code open}, {@code acknowledged} or {@code resolved}
     * @param reason   why it is told now
     * @param severity {@code critical}, {@code warning} or {@code info}
     * @param title    one line: what and where
     * @param summary  a sentence or two
     * @param meaning  what it means on site
     * @param devices  how many are concerned, in words; may be null
     * @param impact   what it means for those who use the location
     * @param location where
     * @param since    when it began, RFC 3339
     * @param until    when it ended; null while it goes on
     * @param alerts   what it is made of, in the order they joined
     */
    @JsonPropertyOrder({
        "id", "kind", "state", "reason", "severity", "title", "summary", "meaning", "devices", "impact", "location",
        "since", "until", "alerts"
    })
    record Incident(
            String id,
            String kind,
            String state,
            String reason,
            String severity,
            String title,
            String summary,
            String meaning,
            @Nullable String devices,
            List<String> impact,
            Location location,
            String since,
            @Nullable String until,
            List<Alert> alerts) {}

    /**
     * Where it is.
     *
     * @param id      as Bikeep has it, or what stands for it
     * @param name    the best there is
     * @param address or null
     * @param map     a link, or null
     */
    @JsonPropertyOrder({"id", "name", "address", "map"})
    record Location(String id, String name, @Nullable String address, @Nullable String map) {}

    /**
     * An alert.
     *
     * @param fingerprint what makes it this alert
     * @param labels      as rules match on them
     * @param summary     in one line
     * @param since       when it began
     * @param until       when it ended; null while it goes on
     */
    @JsonPropertyOrder({"fingerprint", "labels", "summary", "since", "until"})
    record Alert(String fingerprint, Map<String, String> labels, String summary, String since, @Nullable String until) {}

    private static Incident incident(Briefing briefing) {
        Briefing.Facts facts = briefing.facts();
        return new Incident(
                briefing.incident().toString(),
                facts.kind(),
                facts.state(),
                briefing.reason().name().toLowerCase(Locale.ROOT),
                briefing.severity().written(),
                briefing.title(),
                briefing.summary(),
                briefing.meaning(),
                briefing.devices(),
                briefing.impact(),
                location(facts.location(), briefing.place()),
                briefing.since().toString(),
                written(briefing.until()),
                facts.alerts().stream().map(IncidentNotice::alert).toList());
    }

    private static Location location(String id, Briefing.Where place) {
        return new Location(
                id, place.name(), place.address(), place.map() == null ? null : place.map().toString());
    }

    private static Alert alert(Briefing.Signal signal) {
        return new Alert(
                signal.fingerprint(),
                new TreeMap<>(signal.labels()),
                signal.words(),
                signal.since().toString(),
                written(signal.until()));
    }

    private static @Nullable String written(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
