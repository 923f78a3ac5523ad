package dev.bellwether.decide;

import dev.bellwether.decide.Decision.Joined;
import dev.bellwether.decide.Decision.Noted;
import dev.bellwether.decide.Decision.Nothing;
import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.event.Facts;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides about events. Recoveries are {@link Recoveries}' business. */
public final class Decider {

    /** What arrives later than this after it happened, as it says, is from a wrong clock as likely as not: it is told. */
    private static final Duration LATEST = Duration.ofHours(1);

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

    /** What an event means where nothing but the incident is remembered. */
    public static Decision onEvent(Sighting sighting, @Nullable Incident latest) {
        return onEvent(sighting, latest, RecoveriesHeard.NONE);
    }

    /**
     * What an event means.
     *
     * @param sighting   the event and its place
     * @param latest     the newest incident of the event's subject, live or over, or null when there never was one
     * @param recoveries asked only when an alert would open an incident or join one
     */
    public static Decision onEvent(Sighting sighting, @Nullable Incident latest, RecoveriesHeard recoveries) {
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
                : raised(sighting, alert.get(), latest, recoveries);
    }

    private static Decision raised(
            Sighting sighting, Alert alert, @Nullable Incident latest, RecoveriesHeard recoveries) {
        Alert known = latest == null ? null : latest.facts().alert(alert.fingerprint()).orElse(null);
        LiveIncident open = latest instanceof LiveIncident live ? live : null;
        if (latest != null && known != null && isLate(sighting.event().facts(), known)) {
            return new Noted(latest, "late", Words.of(alert) + ": older than what is known, changes nothing");
        } else if (open != null && known != null && known.isFiring()) {
            return new Noted(open.with(seenAgain(known, alert)), "again", Words.of(alert));
        } else if (isOver(sighting, alert, recoveries)) {
            String reason = Words.of(alert) + ": was back already when this arrived";
            return open == null ? new Nothing(reason) : new Noted(open, "late", reason);
        } else if (open == null) {
            LiveIncident opened = LiveIncident.opened(
                    sighting.key(alert.name().kind()), sighting.named(), alert, cause(sighting.event().facts()));
            return new Opened(opened, Words.of(alert));
        }
        boolean worse = alert.severity().compareTo(open.facts().lead().severity()) > 0;
        return new Joined(open.with(alert), worse, Words.of(alert));
    }

    /**
     * Newer evidence is known already: Bikeep aggregates, so an old loss may arrive after its recovery. Told by Bikeep's
     * clock alone: ours may have been put back since, and what has no time of Bikeep's is as new as its arrival.
     */
    private static boolean isLate(Facts facts, Alert known) {
        Instant at = facts.occurredAt();
        if (at == null) {
            return false;
        }
        return known.isFiring() ? at.isBefore(known.seenAt()) : !at.isAfter(known.seenAt());
    }

    private static Alert seenAgain(Alert known, Alert alert) {
        Instant at = alert.seenAt().isBefore(known.seenAt()) ? known.seenAt() : alert.seenAt();
        return known.seenAgain(at, alert.heardAt());
    }

    /** A recovery that came first ended nothing, so no incident knows of it. */
    private static boolean isOver(Sighting sighting, Alert alert, RecoveriesHeard recoveries) {
        Facts facts = sighting.event().facts();
        if (alert.name().kind() != Kind.CONNECTION
                || facts.occurredAt() == null
                || facts.at().plus(LATEST).isBefore(facts.receivedAt())) {
            return false;
        }
        String device = alert.device().key();
        boolean whole = alert.name() == AlertName.LOCATION_OUTAGE;
        return recoveries
                .newest(sighting.location(), whole ? null : device == null ? "" : device)
                .filter(back -> !facts.occurredAt().isAfter(back))
                .isPresent();
    }

    private static String cause(Facts facts) {
        return facts.id().value();
    }
}
