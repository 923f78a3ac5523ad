package dev.bellwether.decide;

import dev.bellwether.decide.Decision.Joined;
import dev.bellwether.decide.Decision.Noted;
import dev.bellwether.decide.Decision.Nothing;
import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.event.Facts;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides about events. Recoveries are {@link Recoveries}' business. */
public final class Decider {

    private Decider() {}

    /** Which incident the event is about; empty when nobody is ever called for such an event. */
    public static Optional<IncidentKey> subject(Sighting sighting) {
        if (Conditions.isEmpty(sighting.event())) {
            return Optional.empty();
        }
        if (Conditions.isRecovery(sighting.event())) {
            return Optional.of(sighting.key(Kind.CONNECTION));
        }
        return Conditions.alert(sighting).map(alert -> sighting.key(alert.name().kind()));
    }

    /**
     * What an event means.
     *
     * @param sighting the event and its place
     * @param latest   the newest incident of the event's subject, live or over, or null when there never was one
     */
    public static Decision onEvent(Sighting sighting, @Nullable Incident latest) {
        if (Conditions.isEmpty(sighting.event())) {
            return new Nothing("the event names nothing and says nothing");
        }
        if (Conditions.isRecovery(sighting.event())) {
            return latest instanceof LiveIncident open
                    ? Recoveries.onEvent(sighting, open)
                    : new Nothing("online, and nothing was wrong");
        }
        Optional<Alert> alert = Conditions.alert(sighting);
        return alert.isEmpty()
                ? new Nothing("nobody is called for " + sighting.event().type())
                : raised(sighting, alert.get(), latest);
    }

    private static Decision raised(Sighting sighting, Alert alert, @Nullable Incident latest) {
        Alert known = latest == null ? null : latest.facts().alert(alert.fingerprint()).orElse(null);
        if (latest != null && known != null && isLate(alert, known)) {
            return new Noted(latest, "late", Words.of(alert) + ": older than what is known, changes nothing");
        }
        if (!(latest instanceof LiveIncident open)) {
            LiveIncident opened = LiveIncident.opened(
                    sighting.key(alert.name().kind()), sighting.named(), alert, cause(sighting.event().facts()));
            return new Opened(opened, Words.of(alert));
        }
        if (known != null && known.isFiring()) {
            return new Noted(open.with(known.seenAgain(alert.seenAt(), alert.heardAt())), "again", Words.of(alert));
        }
        boolean worse = alert.severity().compareTo(open.facts().lead().severity()) > 0;
        return new Joined(open.with(alert), worse, Words.of(alert));
    }

    /** Newer evidence is known already: Bikeep aggregates, so an old loss may arrive after its recovery. */
    private static boolean isLate(Alert alert, Alert known) {
        Instant at = alert.seenAt();
        return known.isFiring() ? at.isBefore(known.seenAt()) : !at.isAfter(known.seenAt());
    }

    private static String cause(Facts facts) {
        return facts.id().value();
    }
}
