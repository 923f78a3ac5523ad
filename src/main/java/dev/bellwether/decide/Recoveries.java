package dev.bellwether.decide;

import dev.bellwether.decide.Decision.Noted;
import dev.bellwether.decide.Decision.Nothing;
import dev.bellwether.decide.Decision.Resolved;
import dev.bellwether.event.Facts;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Recovery;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an incident eases or ends, by an event or by silence; for polls see {@code decide.reconcile},
 * for readings of devices {@link DeviceRecoveries}.
 */
public final class Recoveries {

    private Recoveries() {}

    /**
     * How fresh the directory must be to have the last word: any sign of life ends the outage of a whole location, but
     * whether all of it is back is better asked.
     */
    private static final Duration ASKABLE = Duration.ofMinutes(15);

    private static final String QUIET = "nothing more was heard of it";

    /** Whether an end for that reason was this class's doing, and not that of a look or a person. */
    public static boolean isTheirs(String reason) {
        return reason.startsWith(QUIET) || reason.startsWith(Words.ONLINE);
    }

    /** An online event: ends the device's loss, and the outage of the whole location unless that can be asked. */
    static Decision onEvent(Sighting sighting, LiveIncident open) {
        Facts facts = sighting.event().facts();
        Instant occurred = facts.occurredAt();
        Fingerprint device = Conditions.deviceOffline(sighting);
        boolean wholeLocation = !facts.device().isNamed();
        List<Alert> ended = open.facts().firing().stream()
                .filter(alert -> wholeLocation
                        || alert.name() == AlertName.LOCATION_OUTAGE
                        || alert.fingerprint().equals(device))
                .filter(alert -> occurred == null || !occurred.isBefore(alert.seenAt()))
                .toList();
        if (ended.isEmpty()) {
            return new Noted(open, "late", Words.online(facts) + ": ends nothing that is open");
        }
        if (!wholeLocation && isAskable(sighting) && ended.size() == open.facts().firing().size()) {
            ended = ended.stream().filter(alert -> alert.name() != AlertName.LOCATION_OUTAGE).toList();
            if (ended.isEmpty()) {
                return new Noted(open, "eased", Words.online(facts) + ": a sign of life, Bikeep is asked for the rest");
            }
        }
        Instant at = latest(facts.at(), ended);
        LiveIncident eased = open;
        for (Alert alert : ended) {
            eased = eased.with(alert.over(at, facts.receivedAt()));
        }
        return endOrEase(eased, at, Recovery.WEBHOOK, Words.online(facts));
    }

    /** Nothing ends before it was last seen, though our clock may have been put back since. */
    private static Instant latest(Instant at, List<Alert> alerts) {
        return alerts.stream().map(Alert::seenAt).filter(at::isBefore).max(Comparator.naturalOrder()).orElse(at);
    }

    /** What silence means for a live incident that nothing ever ends: over after the rules' quiet time. */
    public static Decision onQuiet(LiveIncident open, Rules rules, Instant now) {
        for (Alert alert : open.facts().firing()) {
            Duration quiet = quiet(alert, rules);
            if (quiet == null || alert.heardAt().plus(quiet).isAfter(now)) {
                return new Nothing("not quiet for long enough");
            }
        }
        return new Resolved(open.resolve(now, Recovery.QUIET), QUIET);
    }

    /** When a live incident will have been quiet for long enough; null when silence does not end it. */
    static @Nullable Instant quietAt(LiveIncident open, Rules rules) {
        Instant at = null;
        for (Alert alert : open.facts().firing()) {
            Duration quiet = quiet(alert, rules);
            if (quiet == null) {
                return null;
            }
            Instant over = alert.heardAt().plus(quiet);
            at = at == null || over.isAfter(at) ? over : at;
        }
        return at;
    }

    private static @Nullable Duration quiet(Alert alert, Rules rules) {
        Ending ending = rules.endings().get(alert.name());
        return ending == null ? null : ending.quiet();
    }

    private static boolean isAskable(Sighting sighting) {
        Place place = sighting.place();
        return place != null
                && place.isKnown()
                && Duration.between(place.asOf(), sighting.event().facts().receivedAt()).compareTo(ASKABLE) < 0;
    }

    /** Over when nothing fires any more, else eased. */
    static Decision endOrEase(LiveIncident eased, Instant at, Recovery how, String reason) {
        int left = eased.facts().firing().size();
        return left == 0
                ? new Resolved(eased.resolve(at, how), reason)
                : new Noted(eased, "eased", reason + "; still firing: " + left);
    }
}
