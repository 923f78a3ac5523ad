package dev.bellwether.notify;

import dev.bellwether.decide.Reason;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.incident.AcknowledgedIncident;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.Place;
import dev.bellwether.locate.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Puts a message that was taken into words and takes it to the far side. */
@ApplicationScoped
class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);

    private final Deliveries deliveries;
    private final Incidents incidents;
    private final Directory directory;
    private final Channels channels;
    private final Conversations conversations;
    private final NotifyMetrics metrics;
    private final Composer composer;
    private final InstantSource clock;

    Courier(
            Deliveries deliveries,
            Incidents incidents,
            Directory directory,
            Channels channels,
            Conversations conversations,
            NotifyMetrics metrics,
            NotifySettings settings,
            Wording wording,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.incidents = incidents;
        this.directory = directory;
        this.channels = channels;
        this.conversations = conversations;
        this.metrics = metrics;
        this.composer = new Composer(settings.mapUrl(), wording);
        this.clock = clock;
    }

    /** What is needed to tell; empty when it need not be told any more. Joins the caller's transaction. */
    Optional<Errand> errand(NotificationRow row, Lane lane) {
        Incident incident = incidents.find(new IncidentId(row.incidentId)).orElseThrow();
        if (row.reason == Reason.REPEAT && incident instanceof AcknowledgedIncident) {
            deliveries.cancel(row); // somebody took it on while the last message was under way
            return Optional.empty();
        }
        boolean unsure = row.unsure;
        row.unsure = true; // until somebody writes down what became of it
        Lanes.Target target = new Lanes.Target(row.receiver, row.integration);
        return Optional.of(new Errand(
                row.id, row.version, row.attempts, row.reason, target, lane, row.dueAt, unsure,
                conversations.of(row.incidentId, target).orElse(null), row.note, incident,
                incidents.impact(incident.id()).orElse(null)));
    }

    /** Tells; blocks until the far side has answered. Joins no transaction. */
    Told run(Errand errand) {
        Lanes.Target target = errand.target();
        Integration integration =
                channels.integration(target.receiver(), target.integration()).orElse(null);
        Instant at = clock.instant();
        if (integration == null) {
            return new Told(errand, new Outcome.Refused("the rules no longer have this receiver"), "none", at, at, null);
        }
        Outcome outcome = metrics.timed(integration.channel(), () -> tell(errand, integration));
        metrics.sent(integration.channel(), errand.reason(), outcome);
        return new Told(
                errand, outcome, integration.channel(), at, clock.instant(),
                channels.channel(integration).memory(integration));
    }

    private Outcome tell(Errand errand, Integration integration) {
        try {
            Briefing briefing = composer.compose(matter(errand), errand.reason(), clock.instant());
            Briefing noted = errand.note() == null ? briefing : briefing.with(errand.note());
            return channels.channel(integration)
                    .send(new Message(noted, errand.key(), errand.conversation(), errand.unsure()), integration);
        } catch (RuntimeException e) {
            LOG.error("message not told", e);
            return new Outcome.TryAgain(e.getClass().getSimpleName(), true);
        }
    }

    private Matter matter(Errand errand) {
        Incident incident = errand.incident();
        Kind kind = incident.key().kind();
        Place place = directory.of(incident).orElse(null);
        List<Place> fleet = kind == Kind.UPSTREAM
                ? directory.all().stream().filter(Place::launched).toList()
                : List.of();
        return new Matter(incident, errand.impact(), place, fleet);
    }
}
