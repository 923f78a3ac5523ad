package dev.bellwether.decide.replay;

import dev.bellwether.decide.Decision;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.ResolvedIncident;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What polls and people found, as decisions: it was judged when it was found, and not by rules. */
final class Findings {

    private Findings() {}

    /** Something is wrong. */
    static Decision found(Evidence.Found found, @Nullable Incident latest) {
        Alert alert = found.alert();
        String reason = "polled: " + alert.name().written();
        if (!(latest instanceof LiveIncident live)) {
            String cause = "poll " + found.at() + " " + alert.fingerprint().value();
            return new Decision.Opened(LiveIncident.opened(found.key(), found.location(), alert, cause), reason);
        } else if (live.facts().alert(alert.fingerprint()).filter(Alert::isFiring).isPresent()) {
            return new Decision.Nothing(reason + ", known already");
        }
        boolean worse = alert.severity().compareTo(live.facts().lead().severity()) > 0;
        return new Decision.Joined(live.with(alert), worse, reason);
    }

    /** Something is over; empty when it was not known to be wrong. */
    static Optional<Decision> over(Evidence.Over over, LiveIncident live) {
        String reason = "found over";
        List<Alert> ended = live.facts().firing().stream()
                .filter(alert -> over.alert() == null || alert.fingerprint().equals(over.alert()))
                .filter(alert -> !alert.since().isAfter(over.over()))
                .toList();
        if (ended.isEmpty()) {
            return Optional.empty();
        } else if (ended.size() == live.facts().firing().size()) {
            ResolvedIncident resolved = live.resolve(over.over(), over.how());
            return Optional.of(new Decision.Resolved(resolved, reason));
        }
        LiveIncident eased = live;
        for (Alert alert : ended) {
            eased = eased.with(alert.overAsWeSaw(over.over()));
        }
        return Optional.of(new Decision.Noted(eased, "eased", reason));
    }
}
