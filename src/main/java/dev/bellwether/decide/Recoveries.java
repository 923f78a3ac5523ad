package dev.bellwether.decide;

import dev.bellwether.decide.Decision.Noted;
import dev.bellwether.decide.Decision.Nothing;
import dev.bellwether.decide.Decision.Resolved;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.Facts;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.IncidentFacts;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.OpenIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Recovery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Decides whether an incident eases or ends: by an event, by a poll, by silence. */
public final class Recoveries {

    private Recoveries() {}

    /** An online event: ends the device's loss; any sign of life ends the outage of the whole location. */
    static Decision onEvent(Sighting sighting, OpenIncident open) {
        Facts facts = sighting.event().facts();
        Instant at = facts.at();
        Fingerprint device = Conditions.deviceOffline(sighting);
        boolean wholeLocation = !facts.device().isNamed();
        List<Alert> ended = open.facts().firing().stream()
                .filter(alert -> wholeLocation
                        || alert.name() == AlertName.LOCATION_OUTAGE
                        || alert.fingerprint().equals(device))
                .filter(alert -> !at.isBefore(alert.seenAt()))
                .toList();
        if (ended.isEmpty()) {
            return new Noted(open, "late", Words.online(facts) + ": ends nothing that is open");
        }
        OpenIncident eased = open;
        for (Alert alert : ended) {
            eased = eased.with(alert.over(at, facts.receivedAt()));
        }
        return endOrEase(eased, at, Recovery.WEBHOOK, Words.online(facts));
    }

    /**
     * What a poll means for a live incident.
     *
     * @param open  a live incident of kind {@link Kind#CONNECTION}
     * @param place its location as polled; {@link Place#asOf()} is when the poll began
     */
    public static Decision onPoll(OpenIncident open, Place place) {
        IncidentFacts facts = open.facts();
        boolean stale = facts.firing().stream().anyMatch(alert -> !alert.heardAt().isBefore(place.asOf()));
        if (stale) {
            return new Nothing("the poll began before the newest event was heard");
        }
        if (place.isWhole()) {
            return new Resolved(open.resolve(place.asOf(), Recovery.POLL), "polled: the location is online again");
        }
        boolean reachable =
                place.connectivity() == Connectivity.ONLINE || place.connectivity() == Connectivity.PARTIALLY_ONLINE;
        List<Alert> outages = facts.firing().stream()
                .filter(alert -> alert.name() == AlertName.LOCATION_OUTAGE)
                .toList();
        if (!reachable || outages.isEmpty()) {
            return new Nothing("polled: the location is not whole again");
        }
        OpenIncident eased = open;
        for (Alert outage : outages) {
            eased = eased.with(outage.overAsWeSaw(place.asOf()));
        }
        return endOrEase(eased, place.asOf(), Recovery.POLL, "polled: the location is partially online again");
    }

    /** What silence means for a live incident that nothing ever ends: over after the rules' quiet time. */
    public static Decision onQuiet(OpenIncident open, Rules rules, Instant now) {
        for (Alert alert : open.facts().firing()) {
            Duration quiet = rules.quiet().get(alert.name());
            if (quiet == null || alert.heardAt().plus(quiet).isAfter(now)) {
                return new Nothing("not quiet for long enough");
            }
        }
        return new Resolved(open.resolve(now, Recovery.QUIET), "nothing more was heard of it");
    }

    private static Decision endOrEase(OpenIncident eased, Instant at, Recovery how, String reason) {
        int left = eased.facts().firing().size();
        return left == 0
                ? new Resolved(eased.resolve(at, how), reason)
                : new Noted(eased, "eased", reason + "; still firing: " + left);
    }
}
