package dev.bellwether.consume;

import dev.bellwether.decide.Inhibition;
import dev.bellwether.decide.RulesInForce;
import dev.bellwether.decide.Storm;
import dev.bellwether.decide.reconcile.Covering;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.locate.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which incidents are not told now, and why: another one covers or inhibits them. Joins the caller's transaction. */
@ApplicationScoped
class HeldBack {

    private static final Kind[] COVERING = {Kind.UPSTREAM, Kind.AREA, Kind.CATCH_UP};
    private static final Kind[] TOLD =
            Arrays.stream(Kind.values()).filter(kind -> kind != Kind.STORM).toArray(Kind[]::new);
    private static final Kind[] COVERABLE =
            Arrays.stream(Kind.values()).filter(Kind::isCoverable).toArray(Kind[]::new);

    private final Incidents incidents;
    private final Directory directory;
    private final RulesInForce rules;

    HeldBack(Incidents incidents, Directory directory, RulesInForce rules) {
        this.incidents = incidents;
        this.directory = directory;
        this.rules = rules;
    }

    /** The live incidents that are told in place of others. */
    List<LiveIncident> covering() {
        return incidents.open(COVERING);
    }

    /** All that are not to be told now. */
    Set<IncidentId> all() {
        Inhibition inhibition = inhibition();
        List<LiveIncident> covering = covering();
        Set<Fingerprint> storm = storm();
        List<LiveIncident> live = inhibition.isNeeded() || !storm.isEmpty()
                ? live()
                : covering.isEmpty() ? List.of() : incidents.open(COVERABLE);
        return live.stream()
                .filter(incident -> why(incident, covering, live, inhibition).isPresent()
                        || (Storm.takes(incident) && storm.contains(Storm.member(incident.key()))))
                .map(LiveIncident::id)
                .collect(Collectors.toSet());
    }

    /** Why this one is not to be told now, but for a storm, which {@link Storms} knows; empty when it is. */
    Optional<Why> why(Incident incident) {
        Inhibition inhibition = inhibition();
        List<LiveIncident> covering = incident.key().kind().isCoverable() ? covering() : List.of();
        return why(incident, covering, inhibition.concerns(incident) ? live() : List.of(), inhibition);
    }

    /**
     * Why an incident is not told.
     *
     * @param what   a bounded word for the timeline
     * @param reason for people
     */
    record Why(String what, String reason) {}

    private static Optional<Why> why(
            Incident incident, List<LiveIncident> covering, List<LiveIncident> live, Inhibition inhibition) {
        return Covering.of(incident.key(), covering)
                .map(other -> new Why("covered", "told by incident " + other.id()))
                .or(() -> inhibition
                        .of(incident, live)
                        .map(other -> new Why("inhibited", "told by incident " + other.id())));
    }

    private Inhibition inhibition() {
        return new Inhibition(rules.now().inhibitions(), directory::of);
    }

    private List<LiveIncident> live() {
        return incidents.open(TOLD);
    }

    /** What the storm, if there is one, is told in place of. */
    private Set<Fingerprint> storm() {
        return incidents.open(Kind.STORM).stream()
                .flatMap(storm -> storm.facts().firing().stream())
                .map(Alert::fingerprint)
                .collect(Collectors.toSet());
    }
}
