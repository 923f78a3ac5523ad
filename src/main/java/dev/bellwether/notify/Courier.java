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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Trail trail;
    private final NotifyMetrics metrics;
    private final Composer composer;
    private final InstantSource clock;

    Courier(
            Deliveries deliveries,
            Incidents incidents,
            Directory directory,
            Channels channels,
            Conversations conversations,
            Trail trail,
            NotifyMetrics metrics,
            NotifySettings settings,
            Wording wording,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.incidents = incidents;
        this.directory = directory;
        this.channels = channels;
        this.conversations = conversations;
        this.trail = trail;
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
        Lanes.Target target = new Lanes.Target(row.receiver, row.integration);
        Instant when = channels.when(target, row.dueAt);
        if (row.attempts == 1 && when.isAfter(clock.instant())) {
            deliveries.leave(row, when);
            return Optional.empty();
        }
        boolean unsure = row.unsure;
        row.unsure = true; // until somebody writes down what became of it
        return Optional.of(new Errand(
                row.id, row.version, row.attempts, row.reason, target, lane, row.dueAt, unsure,
                conversations.of(row.incidentId, target).orElse(null), row.note, incident,
                incidents.impact(incident.id()).orElse(null), trail.of(row.incidentId)));
    }

    /** Which of them are told as one: each by itself, but for those whose target gathers what it is told. */
    Collection<List<Errand>> parcels(List<Errand> errands) {
        Map<Object, List<Errand>> parcels = new LinkedHashMap<>();
        for (Errand errand : errands) {
            boolean gathers = integration(errand.target()).flatMap(channels::gathering).isPresent();
            parcels.computeIfAbsent(gathers ? errand.target() : errand.row(), key -> new ArrayList<>()).add(errand);
        }
        return parcels.values();
    }

    /** Tells a parcel; blocks until the far side has answered. Joins no transaction. */
    List<Told> run(List<Errand> parcel) {
        Integration integration = integration(parcel.get(0).target()).orElse(null);
        Instant at = clock.instant();
        if (integration == null) {
            Outcome gone = new Outcome.Refused("the rules no longer have this receiver");
            return parcel.stream().map(errand -> new Told(errand, gone, "none", at, at, null)).toList();
        }
        Outcome outcome = metrics.timed(
                integration.channel(), () -> trail.tell(parcel, integration.channel(), () -> tell(parcel, integration)));
        Instant end = clock.instant();
        Duration memory = channels.channel(integration).memory(integration);
        parcel.forEach(errand -> metrics.sent(integration.channel(), errand.reason(), outcome));
        if (outcome instanceof Outcome.Delivered && channels.gathering(integration).isEmpty()) {
            parcel.forEach(errand -> metrics.arrived(integration.channel(), errand.dueAt(), end));
        }
        return parcel.stream()
                .map(errand -> new Told(errand, outcome, integration.channel(), at, end, memory))
                .toList();
    }

    private Optional<Integration> integration(Lanes.Target target) {
        return channels.integration(target.receiver(), target.integration());
    }

    private Outcome tell(List<Errand> parcel, Integration integration) {
        try {
            List<Message> messages = parcel.stream().map(this::message).toList();
            return channels.gathering(integration)
                    .map(gathering -> alone(gathering.sendAsOne(messages, integration)))
                    .orElseGet(() -> channels.channel(integration).send(messages.get(0), integration));
        } catch (RuntimeException e) {
            LOG.error("message not told", e);
            return new Outcome.TryAgain(e.getClass().getSimpleName(), true);
        }
    }

    /** What was told with others begins no conversation. */
    private static Outcome alone(Outcome outcome) {
        return outcome instanceof Outcome.Delivered delivered ? new Outcome.Delivered(delivered.said(), null) : outcome;
    }

    private Message message(Errand errand) {
        Briefing briefing = composer.compose(matter(errand), errand.reason(), clock.instant());
        Briefing noted = noted(briefing, errand);
        return new Message(noted, errand.key(), errand.conversation(), errand.unsure());
    }

    /** What was done about an incident is all that its thread is told of it. */
    private static Briefing noted(Briefing briefing, Errand errand) {
        String note = errand.note();
        if (note == null) {
            return briefing;
        }
        return errand.reason() == Reason.RESPONDED ? briefing.worded(briefing.title(), note) : briefing.with(note);
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
