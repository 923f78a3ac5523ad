package dev.bellwether.decide.reconcile;

import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.DeviceSight;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.Source;
import java.time.Instant;

/** Alerts that polls raise. */
final class Lost {

    private Lost() {}

    /** A device that is dead. */
    static Alert device(Place place, DeviceSight sight, Instant now) {
        DeviceRef device = sight.device();
        Instant since = sight.deadSince() == null || sight.deadSince().isAfter(now) ? now : sight.deadSince();
        return new Alert(
                Fingerprint.of(AlertName.DEVICE_OFFLINE, place.id(), String.valueOf(device.key()), ""),
                AlertName.DEVICE_OFFLINE, Severity.ofLoss(device), device, "offline", Source.POLL, since, since, now, null);
    }

    /** The location as a whole. */
    static Alert outage(Place place, Instant since, Instant now) {
        return location(place, AlertName.LOCATION_OUTAGE, Severity.CRITICAL, "offline", since, now);
    }

    /** Something about the location, with no device named. */
    static Alert location(
            Place place, AlertName name, Severity severity, String detail, Instant since, Instant now) {
        return new Alert(
                Fingerprint.of(name, place.id(), "", ""), name, severity, DeviceRef.NONE, detail, Source.POLL, since, since,
                now, null);
    }

    /** A new incident of that location. */
    static LiveIncident opened(Place place, Alert alert, Kind kind, Instant since) {
        LocationRef location = new LocationRef(place.id(), null, place.code(), place.label(), place.name());
        return LiveIncident.opened(new IncidentKey(place.id(), kind), location, alert, "poll " + since);
    }
}
