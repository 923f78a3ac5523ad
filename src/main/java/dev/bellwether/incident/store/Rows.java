package dev.bellwether.incident.store;

import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.LocationRef;
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
import java.time.Instant;
import java.util.UUID;

/** Between nouns and rows. */
final class Rows {

    private Rows() {}

    static Incident incident(IncidentRow row) {
        IncidentFacts facts = new IncidentFacts(
                new IncidentId(row.id),
                new IncidentKey(row.location, Kind.valueOf(row.kind)),
                new LocationRef(
                        row.locationId, row.locationUri, row.locationCode, row.locationLabel, row.locationName),
                row.openedAt,
                row.alerts.stream().map(Rows::alert).toList());
        return row.resolvedAt == null
                ? new OpenIncident(facts)
                : new ResolvedIncident(facts, row.resolvedAt, Recovery.valueOf(String.valueOf(row.resolvedHow)));
    }

    static void fill(IncidentRow row, Incident incident, Instant now) {
        IncidentFacts facts = incident.facts();
        LocationRef location = facts.location();
        row.location = facts.key().location();
        row.kind = facts.key().kind().name();
        row.state = incident.state();
        row.severity = facts.lead().severity().name();
        row.openedAt = facts.openedAt();
        row.locationId = location.id();
        row.locationUri = location.uri();
        row.locationCode = location.code();
        row.locationLabel = location.label();
        row.locationName = location.name();
        row.updatedAt = now;
        if (incident instanceof ResolvedIncident resolved) {
            row.resolvedAt = resolved.resolvedAt();
            row.resolvedHow = resolved.how().name();
        }
    }

    static AlertRow alertRow(UUID incident, int place, Alert alert) {
        AlertRow row = new AlertRow();
        DeviceRef device = alert.device();
        row.incidentId = incident;
        row.fingerprint = alert.fingerprint().value();
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
        return row;
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
