package dev.bellwether.incident.store;

import static java.util.Objects.requireNonNull;

import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.AcknowledgedIncident;
import dev.bellwether.incident.Acknowledgement;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentFacts;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.OpenIncident;
import dev.bellwether.incident.Recovery;
import dev.bellwether.incident.ResolvedIncident;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.Source;
import dev.bellwether.incident.SuspectedIncident;
import java.time.Instant;
import java.util.UUID;

/** Between nouns and rows. */
final class Rows {

    private Rows() {}

    static Incident incident(IncidentRow row) {
        IncidentFacts facts = new IncidentFacts(
                new IncidentId(row.id),
                new IncidentKey(row.location, Kind.valueOf(row.kind), row.groupKey),
                new LocationRef(
                        row.locationId, row.locationUri, row.locationCode, row.locationLabel, row.locationName),
                row.openedAt,
                row.alerts.stream().map(Rows::alert).toList(),
                TurnRows.turns(row.turns, row.unrestAt));
        return switch (row.state) {
            case SuspectedIncident.STATE -> new SuspectedIncident(facts, requireNonNull(row.untilAt));
            case OpenIncident.STATE -> new OpenIncident(facts, requireNonNull(row.fromAt), row.steps);
            case AcknowledgedIncident.STATE ->
                new AcknowledgedIncident(
                        facts,
                        new Acknowledgement(requireNonNull(row.takenBy), requireNonNull(row.takenAt), row.untilAt));
            case ResolvedIncident.STATE ->
                new ResolvedIncident(
                        facts, requireNonNull(row.resolvedAt), Recovery.valueOf(requireNonNull(row.resolvedHow)));
            default -> throw new IllegalStateException("no such state: " + row.state);
        };
    }

    static void fill(IncidentRow row, Incident incident, Instant now) {
        IncidentFacts facts = incident.facts();
        LocationRef location = facts.location();
        row.location = facts.key().location();
        row.kind = facts.key().kind().name();
        row.groupKey = facts.key().group();
        row.state = incident.state();
        row.severity = facts.lead().severity().name();
        row.openedAt = facts.openedAt();
        row.locationId = location.id();
        row.locationUri = location.uri();
        row.locationCode = location.code();
        row.locationLabel = location.label();
        row.locationName = location.name();
        row.updatedAt = now;
        row.turns = TurnRows.text(facts.turns());
        row.unrestAt = facts.turns().unrestAt();
        fillState(row, incident);
    }

    private static void fillState(IncidentRow row, Incident incident) {
        ResolvedIncident over = incident instanceof ResolvedIncident resolved ? resolved : null;
        row.resolvedAt = over == null ? null : over.resolvedAt();
        row.resolvedHow = over == null ? null : over.how().name();
        OpenIncident open = incident instanceof OpenIncident told ? told : null;
        row.fromAt = open == null ? null : open.from();
        row.steps = open == null ? 0 : open.steps();
        Acknowledgement by = incident instanceof AcknowledgedIncident taken ? taken.by() : null;
        row.takenBy = by == null ? null : by.who();
        row.takenAt = by == null ? null : by.at();
        row.untilAt = incident instanceof SuspectedIncident suspected
                ? suspected.until()
                : by == null ? null : by.until();
    }

    static AlertRow alertRow(UUID incident, Alert alert) {
        AlertRow row = new AlertRow();
        row.incidentId = incident;
        row.fingerprint = alert.fingerprint().value();
        return row;
    }

    static void fill(AlertRow row, int place, Alert alert) {
        DeviceRef device = alert.device();
        row.place = place;
        row.name = alert.name().name();
        row.severity = alert.severity().name();
        row.deviceId = device.id();
        row.deviceUri = device.uri();
        row.deviceCode = device.code();
        row.deviceAlias = device.alias();
        row.deviceType = device.type();
        row.detail = alert.detail();
        row.source = alert.source().name();
        row.since = alert.since();
        row.seenAt = alert.seenAt();
        row.heardAt = alert.heardAt();
        row.overAt = alert.over();
    }

    private static Alert alert(AlertRow row) {
        return new Alert(
                new Fingerprint(row.fingerprint),
                AlertName.valueOf(row.name),
                Severity.valueOf(row.severity),
                new DeviceRef(row.deviceId, row.deviceUri, row.deviceCode, row.deviceAlias, row.deviceType),
                row.detail,
                Source.valueOf(row.source),
                row.since,
                row.seenAt,
                row.heardAt,
                row.overAt);
    }
}
