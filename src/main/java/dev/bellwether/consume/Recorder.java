package dev.bellwether.consume;

import dev.bellwether.decide.Decision;
import dev.bellwether.decide.Plan;
import dev.bellwether.decide.Planner;
import dev.bellwether.decide.Rules;
import dev.bellwether.decide.reconcile.Covering;
import dev.bellwether.incident.Incident;
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
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Record and plan: does what a decision says, in the transaction it was made in. */
@ApplicationScoped
class Recorder {

    private static final Logger LOG = Logger.getLogger(Recorder.class);

    private final Incidents incidents;
    private final Directory directory;
    private final Rules rules;
    private final Outbox outbox;
    private final ConsumeMetrics metrics;
    private final InstantSource clock;

    Recorder(
            Incidents incidents,
            Directory directory,
            Rules rules,
            Outbox outbox,
            ConsumeMetrics metrics,
            InstantSource clock) {
        this.incidents = incidents;
        this.directory = directory;
        this.rules = rules;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
    }

    void follow(Decision decision) {
        Instant now = clock.instant();
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
            covering(incident).ifPresent(other -> withhold(incident, other, now));
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

    private Optional<OpenIncident> covering(Incident incident) {
        return incident.key().kind().isCoverable() ? Covering.of(incident.key(), covering()) : Optional.empty();
    }

    private void withhold(Incident incident, OpenIncident other, Instant now) {
        if (outbox.withhold(List.of(incident.id())) > 0) {
            save(incident, new TimelineEntry(now, "covered", "told by incident " + other.id()));
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
