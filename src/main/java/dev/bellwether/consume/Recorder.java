package dev.bellwether.consume;

import dev.bellwether.decide.Decision;
import dev.bellwether.decide.Inhibition;
import dev.bellwether.decide.Plan;
import dev.bellwether.decide.Planner;
import dev.bellwether.decide.Rules;
import dev.bellwether.decide.RulesInForce;
import dev.bellwether.decide.SeverityRule;
import dev.bellwether.decide.reconcile.Covering;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.OpenIncident;
import dev.bellwether.incident.TimelineEntry;
import dev.bellwether.locate.Directory;
import dev.bellwether.notify.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Record and plan: does what a decision says, in the transaction it was made in. */
@ApplicationScoped
class Recorder {

    private static final Logger LOG = Logger.getLogger(Recorder.class);

    private final Incidents incidents;
    private final Directory directory;
    private final RulesInForce inForce;
    private final Outbox outbox;
    private final ConsumeMetrics metrics;
    private final InstantSource clock;

    Recorder(
            Incidents incidents,
            Directory directory,
            RulesInForce inForce,
            Outbox outbox,
            ConsumeMetrics metrics,
            InstantSource clock) {
        this.incidents = incidents;
        this.directory = directory;
        this.inForce = inForce;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
    }

    void follow(Decision found) {
        Instant now = clock.instant();
        Rules rules = inForce.now();
        Decision decision = judged(found, rules);
        metrics.decided(decision);
        Incident incident = decision.incident();
        if (incident == null) {
            return;
        }
        save(incident, new TimelineEntry(now, what(decision), decision.reason()));
        Plan plan = Planner.plan(decision, rules, directory.of(incident).orElse(null), now);
        if (plan instanceof Plan.Spread spread) {
            spread.tells().forEach(tell -> outbox.tell(
                    incident.id(), tell, rules.receivers().get(tell.receiver()).integrations()));
            because(incident, inhibition(rules)).ifPresent(other -> withhold(incident, other, now));
        } else if (plan instanceof Plan.Settle settle) {
            outbox.settle(incident.id(), settle, now);
        }
    }

    /** The live incidents that are told in place of others. */
    List<OpenIncident> covering() {
        return Stream.of(Kind.UPSTREAM, Kind.AREA, Kind.CATCH_UP)
                .flatMap(kind -> incidents.open(kind).stream())
                .toList();
    }

    /** The live incidents that are not to be told for as long as others go on. */
    Set<IncidentId> heldBack() {
        Inhibition inhibition = inhibition(inForce.now());
        List<OpenIncident> covering = covering();
        List<OpenIncident> live = inhibition.isNeeded() ? live() : covering.isEmpty() ? List.of() : coverable();
        return live.stream()
                .filter(incident -> because(incident, covering, live, inhibition).isPresent())
                .map(OpenIncident::id)
                .collect(Collectors.toSet());
    }

    private Optional<OpenIncident> because(Incident incident, Inhibition inhibition) {
        List<OpenIncident> covering = incident.key().kind().isCoverable() ? covering() : List.of();
        return because(incident, covering, inhibition.isNeeded() ? live() : List.of(), inhibition);
    }

    private static Optional<OpenIncident> because(
            Incident incident, List<OpenIncident> covering, List<OpenIncident> live, Inhibition inhibition) {
        return Covering.of(incident.key(), covering)
                .or(() -> inhibition.isNeeded() ? inhibition.of(incident, live) : Optional.empty());
    }

    private Inhibition inhibition(Rules rules) {
        return new Inhibition(rules.inhibitions(), directory::of);
    }

    private List<OpenIncident> live() {
        return Stream.of(Kind.values()).flatMap(kind -> incidents.open(kind).stream()).toList();
    }

    private List<OpenIncident> coverable() {
        return Stream.of(Kind.values())
                .filter(Kind::isCoverable)
                .flatMap(kind -> incidents.open(kind).stream())
                .toList();
    }

    private Decision judged(Decision decision, Rules rules) {
        Incident incident = decision.incident();
        return rules.severities().isEmpty() || incident == null
                ? decision
                : SeverityRule.judged(
                        decision,
                        rules.severities(),
                        directory.of(incident).orElse(null),
                        incidents.find(incident.id()).orElse(null));
    }

    private void withhold(Incident incident, OpenIncident other, Instant now) {
        if (outbox.withhold(List.of(incident.id())) > 0) {
            String what = other.key().kind().covers() ? "covered" : "inhibited";
            save(incident, new TimelineEntry(now, what, "told by incident " + other.id()));
        }
    }

    private static String what(Decision decision) {
        if (decision instanceof Decision.Opened) {
            return "opened";
        } else if (decision instanceof Decision.Joined) {
            return "joined";
        } else if (decision instanceof Decision.Noted noted) {
            return noted.what();
        }
        return "resolved";
    }

    private void save(Incident incident, TimelineEntry entry) {
        incidents.save(incident, List.of(entry));
        LOG.infof(
                "incident %s incident=%s location=%s kind=%s state=%s why=%s",
                entry.what(),
                incident.id(),
                incident.key().location(),
                incident.key().kind(),
                incident.state(),
                entry.text());
    }
}
