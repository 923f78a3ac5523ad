package dev.bellwether.incident.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bellwether.incident.AcknowledgedIncident;
import dev.bellwether.incident.Acknowledgement;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.Impact;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentFacts;
import dev.bellwether.incident.OpenIncident;
import dev.bellwether.incident.ResolvedIncident;
import dev.bellwether.incident.SuspectedIncident;
import dev.bellwether.incident.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An incident as others read it: answered by the API, and told on {@code bellwether.incidents}.
 *
 * @param id             its identity
 * @param location       the location's id, or what stands for it
 * @param locationName   the best words for it
 * @param kind           what it is about
 * @param group          what tells it apart from others of that location and kind
 * @param state          of its life
 * @param severity       how bad it is, or was
 * @param openedAt       when it began
 * @param resolvedAt     when it ended
 * @param resolvedHow    how that is known
 * @param acknowledgedBy who takes care
 * @param snoozedUntil   until when it is not told again
 * @param flappingSince  since when it goes and comes back
 * @param alerts         in the order they joined
 * @param timeline       what happened to it, the oldest first; in a list of incidents not told
 * @param impact         what it means for the location's users; in a list of incidents not told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentView(
        String id,
        String location,
        @Nullable String locationName,
        String kind,
        @Nullable String group,
        String state,
        String severity,
        Instant openedAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedHow,
        @Nullable String acknowledgedBy,
        @Nullable Instant snoozedUntil,
        @Nullable Instant flappingSince,
        List<AlertView> alerts,
        @Nullable List<TimelineEntry> timeline,
        @Nullable Impact impact) {

    /** Of any incident. */
    public static final Set<String> STATES = Set.of(
            SuspectedIncident.STATE, OpenIncident.STATE, AcknowledgedIncident.STATE, ResolvedIncident.STATE);

    /**
     * One of its alerts.
     *
     * @param fingerprint what makes it this alert
     * @param alertname   the condition
     * @param severity    how bad it is
     * @param device      the best words for the device
     * @param detail      as sent
     * @param source      how it was learnt
     * @param since       when it began
     * @param until       when it ended
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AlertView(
            String fingerprint,
            String alertname,
            String severity,
            @Nullable String device,
            String detail,
            String source,
            Instant since,
            @Nullable Instant until) {

        static AlertView of(Alert alert) {
            return new AlertView(
                    alert.fingerprint().value(),
                    alert.name().written(),
                    alert.severity().written(),
                    alert.device().spoken(),
                    alert.detail(),
                    word(alert.source()),
                    alert.since(),
                    alert.over());
        }
    }

    /** Without its story. */
    public static IncidentView of(Incident incident) {
        return whole(incident, null, null);
    }

    /** With its story. */
    public static IncidentView whole(Incident incident, @Nullable List<TimelineEntry> timeline, @Nullable Impact impact) {
        IncidentFacts facts = incident.facts();
        ResolvedIncident over = incident instanceof ResolvedIncident resolved ? resolved : null;
        Acknowledgement by = incident instanceof AcknowledgedIncident taken ? taken.by() : null;
        return new IncidentView(
                incident.id().toString(),
                incident.key().location(),
                facts.location().spoken(),
                word(incident.key().kind()),
                incident.key().group().isEmpty() ? null : incident.key().group(),
                incident.state().toLowerCase(Locale.ROOT),
                facts.lead().severity().written(),
                facts.openedAt(),
                over == null ? null : over.resolvedAt(),
                over == null ? null : word(over.how()),
                by == null ? null : by.who(),
                by == null ? null : by.until(),
                facts.turns().unrestAt(),
                facts.alerts().stream().map(AlertView::of).toList(),
                timeline,
                impact);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
