package dev.bellwether.consume;

import dev.bellwether.consume.inbox.Inbox;
import dev.bellwether.decide.Decider;
import dev.bellwether.decide.Decision;
import dev.bellwether.decide.Plan;
import dev.bellwether.decide.Planner;
import dev.bellwether.decide.Recoveries;
import dev.bellwether.decide.Rules;
import dev.bellwether.decide.Sighting;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.OpenIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.TimelineEntry;
import dev.bellwether.locate.Directory;
import dev.bellwether.notify.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Everything that happens to an event, a poll or the passing of time, each in one transaction. */
@ApplicationScoped
class Pipeline {

    private static final Logger LOG = Logger.getLogger(Pipeline.class);

    private final Inbox inbox;
    private final Directory directory;
    private final Incidents incidents;
    private final Rules rules;
    private final Outbox outbox;
    private final ConsumeMetrics metrics;
    private final InstantSource clock;

    Pipeline(
            Inbox inbox,
            Directory directory,
            Incidents incidents,
            Rules rules,
            Outbox outbox,
            ConsumeMetrics metrics,
            InstantSource clock) {
        this.inbox = inbox;
        this.directory = directory;
        this.incidents = incidents;
        this.rules = rules;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** An event; one that was seen before has no effect. */
    @Transactional
    void onEvent(DeviceEvent event) {
        if (!inbox.isFirst(event.id())) {
            metrics.repeated();
            return;
        }
        Sighting sighting = new Sighting(event, directory.find(event.facts().location()).orElse(null));
        Optional<IncidentKey> subject = Decider.subject(sighting);
        subject.ifPresent(key -> incidents.lock(key.location()));
        Incident latest = subject.flatMap(incidents::latest).orElse(null);
        follow(Decider.onEvent(sighting, latest));
    }

    /** A poll's word on the location of a live incident. */
    @Transactional
    void onPoll(IncidentKey key, Place place) {
        whileLive(key, live -> Recoveries.onPoll(live, place));
    }

    /** The time, for a live incident that may have gone quiet. */
    @Transactional
    void onQuiet(IncidentKey key) {
        whileLive(key, live -> Recoveries.onQuiet(live, rules, clock.instant()));
    }

    private void whileLive(IncidentKey key, Function<OpenIncident, Decision> decide) {
        incidents.lock(key.location());
        if (incidents.latest(key).orElse(null) instanceof OpenIncident live) {
            follow(decide.apply(live));
        }
    }

    private void follow(Decision decision) {
        Instant now = clock.instant();
        Incident incident = record(decision, now);
        metrics.decided(decision);
        if (incident == null) {
            return;
        }
        Plan plan = Planner.plan(decision, rules, now);
        if (plan instanceof Plan.Tell tell) {
            outbox.tell(incident.id(), tell, rules.receivers().get(tell.receiver()).integrations());
        } else if (plan instanceof Plan.Settle) {
            outbox.settle(incident.id(), now);
        }
    }

    private @Nullable Incident record(Decision decision, Instant now) {
        String reason = decision.reason();
        if (decision instanceof Decision.Opened opened) {
            return save(opened.incident(), new TimelineEntry(now, "opened", reason));
        } else if (decision instanceof Decision.Joined joined) {
            return save(joined.incident(), new TimelineEntry(now, "joined", reason));
        } else if (decision instanceof Decision.Noted noted) {
            return save(noted.incident(), new TimelineEntry(now, noted.what(), reason));
        } else if (decision instanceof Decision.Resolved resolved) {
            return save(resolved.incident(), new TimelineEntry(now, "resolved", reason));
        }
        return null;
    }

    private Incident save(Incident incident, TimelineEntry entry) {
        incidents.save(incident, List.of(entry));
        LOG.infof(
                "incident %s incident=%s location=%s kind=%s state=%s why=%s",
                entry.what(),
                incident.id(),
                incident.key().location(),
                incident.key().kind(),
                incident.state(),
                entry.text());
        return incident;
    }
}
