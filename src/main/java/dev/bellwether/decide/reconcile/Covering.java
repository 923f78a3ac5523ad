package dev.bellwether.decide.reconcile;

import dev.bellwether.decide.Decision;
import dev.bellwether.decide.Decision.Joined;
import dev.bellwether.decide.Decision.Noted;
import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.decide.Decision.Resolved;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Recovery;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Incidents that are told in place of others: what they cover, and how they grow and end. */
public final class Covering {

    /** What {@link Kind#UPSTREAM} is about, in place of a location. */
    static final String BIKEEP = "bikeep";

    /** Most locations went at once. */
    static final String GONE = "gone";

    /** Bikeep gives no usable answer. */
    static final String FAILING = "failing";

    /** Bikeep does not know how most locations are. */
    static final String BLIND = "blind";

    private Covering() {}

    /**
     * The incident that is told in place of this one, if any. An API that fails or knows nothing covers no losses:
     * webhooks still tell of real ones.
     */
    public static Optional<LiveIncident> of(IncidentKey key, List<LiveIncident> covering) {
        if (!key.kind().isCoverable()) {
            return Optional.empty();
        }
        return covering.stream()
                .filter(incident -> incident.facts().firing().stream()
                        .map(Alert::fingerprint)
                        .anyMatch(firing -> firing.equals(member(incident.key().kind(), key.location()))
                                || (key.kind() == Kind.SIGHT && firing.equals(upstream(BLIND)))))
                .findFirst();
    }

    /** The fingerprint of the alert by which an incident of that kind covers a location. */
    static Fingerprint member(Kind kind, String location) {
        return kind == Kind.UPSTREAM ? upstream(GONE) : Fingerprint.of(name(kind), location, "", "");
    }

    /** The fingerprint of an alert about Bikeep itself. */
    static Fingerprint upstream(String what) {
        return Fingerprint.of(AlertName.UPSTREAM_OUTAGE, BIKEEP, "", what);
    }

    /** Whether such an alert says that polling sees nothing, rather than that most locations are gone. */
    public static boolean isFailing(Alert alert) {
        return alert.fingerprint().equals(upstream(FAILING)) || alert.fingerprint().equals(upstream(BLIND));
    }

    /** An alert of such an incident; {@code words} are for people. */
    static Alert alert(Fingerprint fingerprint, Kind kind, Severity severity, String words, Instant since) {
        return new Alert(
                fingerprint, name(kind), severity, DeviceRef.NONE, words, Source.POLL, since, since, since, null);
    }

    /** An incident that begins with these alerts. */
    static Decision opened(IncidentKey key, String name, List<Alert> alerts, String reason) {
        LocationRef where = new LocationRef(null, null, null, null, name);
        Alert first = alerts.get(0);
        LiveIncident incident = LiveIncident.opened(key, where, first, "poll " + first.since());
        for (Alert alert : alerts.subList(1, alerts.size())) {
            incident = incident.with(alert);
        }
        return new Opened(incident, reason);
    }

    /** More of the same. */
    static Decision joined(LiveIncident live, List<Alert> alerts, String reason) {
        LiveIncident incident = live;
        for (Alert alert : alerts) {
            incident = incident.with(alert);
        }
        return new Joined(incident, false, reason);
    }

    /** These alerts are over; with the last of them the incident is. */
    static Decision eased(LiveIncident live, List<Alert> over, Instant now, String reason) {
        LiveIncident incident = live;
        for (Alert alert : over) {
            incident = incident.with(alert.overAsWeSaw(now));
        }
        int left = incident.facts().firing().size();
        return left == 0
                ? new Resolved(incident.resolve(now, Recovery.POLL), reason)
                : new Noted(incident, "eased", reason + "; still firing: " + left);
    }

    private static AlertName name(Kind kind) {
        return switch (kind) {
            case UPSTREAM -> AlertName.UPSTREAM_OUTAGE;
            case AREA -> AlertName.AREA_OUTAGE;
            case CATCH_UP -> AlertName.FOUND_BROKEN;
            case CONNECTION, ALARM, STATUS, SIGHT, STORM -> throw new IllegalArgumentException(kind + " covers no location");
        };
    }
}
