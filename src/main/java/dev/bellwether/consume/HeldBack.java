package dev.bellwether.consume;

import dev.bellwether.decide.Inhibition;
import dev.bellwether.decide.RulesInForce;
import dev.bellwether.decide.Silence;
import dev.bellwether.decide.Silences;
import dev.bellwether.decide.Storm;
import dev.bellwether.decide.reconcile.Covering;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.locate.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which incidents are not told now, and why: another one covers or inhibits them, or a silence takes them. Joins the
 * caller's transaction.
 */
@ApplicationScoped
class HeldBack {

    private static final Kind[] COVERING = {Kind.UPSTREAM, Kind.AREA, Kind.CATCH_UP};
    private static final Kind[] COVERABLE =
            Arrays.stream(Kind.values()).filter(Kind::isCoverable).toArray(Kind[]::new);

    /** Why a digest's members are not told by themselves. */
    static final Why STORM = new Why("covered", "told by the digest of many incidents");

    private final Incidents incidents;
    private final Directory directory;
    private final RulesInForce rules;
    private final Silences silences;
    private final Storms storms;
    private final InstantSource clock;

    HeldBack(
            Incidents incidents,
            Directory directory,
            RulesInForce rules,
            Silences silences,
            Storms storms,
            InstantSource clock) {
        this.incidents = incidents;
        this.directory = directory;
        this.rules = rules;
        this.silences = silences;
        this.storms = storms;
        this.clock = clock;
    }

    /** The live incidents that are told in place of others. */
    List<LiveIncident> covering() {
        return incidents.open(COVERING);
    }

    /** All that are not to be told now. */
    Set<IncidentId> all() {
        Reasons reasons = reasons(covering());
        Set<Fingerprint> storm = storm();
        List<LiveIncident> live = reasons.mayTakeAny() || !storm.isEmpty()
                ? live()
                : reasons.covering().isEmpty() ? List.of() : incidents.open(COVERABLE);
        return live.stream()
                .filter(incident -> why(incident, reasons, live).isPresent()
                        || (Storm.takes(incident) && storm.contains(Storm.member(incident.key()))))
                .map(LiveIncident::id)
                .collect(Collectors.toSet());
    }

    /** Why this one is not to be told now; empty when it is. */
    Optional<Why> why(Incident incident) {
        Reasons reasons = reasons(incident.key().kind().isCoverable() ? covering() : List.of());
        return why(incident, reasons, reasons.inhibition().concerns(incident) ? live() : List.of())
                .or(() -> storms.has(incident) ? Optional.of(STORM) : Optional.empty());
    }

    /**
     * Why an incident is not told.
     *
     * @param what   a bounded word for the timeline
     * @param reason for people
     */
    record Why(String what, String reason) {}

    /**
     * All that may hold incidents back now, asked for once.
     *
     * @param covering   live incidents that are told in place of others
     * @param inhibition by the rules
     * @param silences   that hold now
     */
    private record Reasons(List<LiveIncident> covering, Inhibition inhibition, List<Silence> silences) {

        /** Whether incidents of any kind may be held back, not only those that others cover. */
        boolean mayTakeAny() {
            return inhibition.isNeeded() || !silences.isEmpty();
        }
    }

    private Optional<Why> why(Incident incident, Reasons reasons, List<LiveIncident> live) {
        return Covering.of(incident.key(), reasons.covering())
                .map(other -> new Why("covered", "told by incident " + other.id()))
                .or(() -> reasons.inhibition()
                        .of(incident, live)
                        .map(other -> new Why("inhibited", "told by incident " + other.id())))
                .or(() -> silenced(incident, reasons.silences()));
    }

    /** Of several silences the one that is over last says until when. */
    private Optional<Why> silenced(Incident incident, List<Silence> silences) {
        if (silences.isEmpty()) {
            return Optional.empty();
        }
        Place place = directory.of(incident).orElse(null);
        return silences.stream()
                .filter(silence -> silence.silences(incident, place))
                .max(Comparator.comparing(Silence::endsAt))
                .map(silence -> new Why("silenced", silence.spoken()));
    }

    private Reasons reasons(List<LiveIncident> covering) {
        return new Reasons(covering, inhibition(), silences.active(clock.instant()));
    }

    private Inhibition inhibition() {
        return new Inhibition(rules.now().inhibitions(), directory::of);
    }

    private List<LiveIncident> live() {
        return incidents.open(Kind.values());
    }

    /** What the storm, if there is one, is told in place of. */
    private Set<Fingerprint> storm() {
        return incidents.open(Kind.STORM).stream()
                .flatMap(storm -> storm.facts().firing().stream())
                .map(Alert::fingerprint)
                .collect(Collectors.toSet());
    }
}
