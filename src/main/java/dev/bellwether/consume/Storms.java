package dev.bellwether.consume;

import dev.bellwether.decide.Decision;
import dev.bellwether.decide.RulesInForce;
import dev.bellwether.decide.Storm;
import dev.bellwether.decide.StormRule;
import dev.bellwether.decide.reconcile.Covering;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.notify.Outbox;
import dev.bellwether.notify.Outbox.Begun;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When single incidents are no longer told, but a digest. Joins the caller's transaction, which holds the lock of the
 * incident's location; the digest's own is taken after it, never before.
 */
@ApplicationScoped
class Storms {

    private final Incidents incidents;
    private final Outbox outbox;
    private final RulesInForce rules;
    private final InstantSource clock;

    Storms(Incidents incidents, Outbox outbox, RulesInForce rules, InstantSource clock) {
        this.incidents = incidents;
        this.outbox = outbox;
        this.rules = rules;
        this.clock = clock;
    }

    /** Whether this incident is told by the digest already. */
    boolean has(Incident incident) {
        return Storm.takes(incident)
                && incidents.liveWith(Storm.member(incident.key())).isPresent();
    }

    /**
     * What becomes of the digest when this incident begins to be told.
     *
     * @param due when it is to be told
     * @return empty when it is told by itself
     */
    Optional<Decision> begun(Incident incident, Instant due) {
        if (!Storm.takes(incident)) {
            return Optional.empty();
        }
        StormRule rule = rules.now().storm();
        List<Begun> begun = outbox.begun(due.minus(rule.within()), due);
        if (begun.size() < rule.incidents() && !incidents.isLive(Kind.STORM)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        LiveIncident storm = locked();
        boolean rages = begun.size() >= rule.incidents() || (storm != null && Storm.rages(storm, rule, now));
        return rages ? Optional.of(Storm.joined(storm, members(incident, begun), due, now)) : Optional.empty();
    }

    /** What becomes of the digest when this incident is over or told by itself; empty when it is not part of one. */
    Optional<Decision> without(Incident incident) {
        Fingerprint member = Storm.member(incident.key());
        if (incident.key().kind().covers() || incidents.liveWith(member).isEmpty()) {
            return Optional.empty();
        }
        LiveIncident storm = locked();
        return storm == null
                ? Optional.empty()
                : Optional.of(Storm.eased(storm, List.of(member), rules.now().storm(), clock.instant()));
    }

    /** What becomes of the digest when these incidents are told in place of some that it stands for. */
    Optional<Decision> review(List<LiveIncident> covering) {
        if (covering.isEmpty() || !incidents.isLive(Kind.STORM)) {
            return Optional.empty();
        }
        LiveIncident storm = locked();
        if (storm == null) {
            return Optional.empty();
        }
        List<Fingerprint> covered = incidents.open(Kind.CONNECTION, Kind.SIGHT).stream()
                .filter(incident -> Covering.of(incident.key(), covering).isPresent())
                .map(incident -> Storm.member(incident.key()))
                .filter(member -> storm.facts().alert(member).filter(Alert::isFiring).isPresent())
                .toList();
        return covered.isEmpty()
                ? Optional.empty()
                : Optional.of(Storm.eased(storm, covered, rules.now().storm(), clock.instant()));
    }

    /** This one, and what has begun with it and nobody was told of yet. */
    private List<Incident> members(Incident incident, List<Begun> begun) {
        List<Incident> members = new ArrayList<>();
        List<IncidentId> untold = begun.stream()
                .filter(other -> !other.told())
                .map(Begun::incident)
                .filter(id -> !id.equals(incident.id()))
                .toList();
        untold.forEach(id -> incidents.find(id).filter(Storm::takes).ifPresent(members::add));
        outbox.withhold(untold);
        members.add(incident);
        return members;
    }

    private @Nullable LiveIncident locked() {
        incidents.lock(Storm.KEY.location());
        return incidents.anew(Storm.KEY).orElse(null) instanceof LiveIncident live ? live : null;
    }
}
