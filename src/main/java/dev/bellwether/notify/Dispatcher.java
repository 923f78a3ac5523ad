package dev.bellwether.notify;

import dev.bellwether.decide.Planner;
import dev.bellwether.decide.Reason;
import dev.bellwether.decide.RulesInForce;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.incident.AcknowledgedIncident;
import dev.bellwether.incident.Impact;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.Place;
import dev.bellwether.locate.Directory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is due. A row is taken in one short transaction, told outside any, and written down in another: a crash
 * in between repeats the message after the lease, it never loses it.
 */
@ApplicationScoped
class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final int MOST_AT_A_TIME = 16;

    private final Deliveries deliveries;
    private final Incidents incidents;
    private final Directory directory;
    private final Channels channels;
    private final RulesInForce rules;
    private final NotifySettings settings;
    private final Backoff backoff;
    private final Composer composer;
    private final NotifyMetrics metrics;
    private final ManagedExecutor executor;
    private final InstantSource clock;
    /** Rows this process is sending; a lease that runs out meanwhile must not start a second attempt beside the first. */
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
    /** What was told while the database was away. */
    private final Queue<Told> unwritten = new ConcurrentLinkedQueue<>();

    Dispatcher(
            Deliveries deliveries,
            Incidents incidents,
            Directory directory,
            Channels channels,
            RulesInForce rules,
            NotifySettings settings,
            NotifyMetrics metrics,
            Wording wording,
            ManagedExecutor executor,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.incidents = incidents;
        this.directory = directory;
        this.channels = channels;
        this.rules = rules;
        this.settings = settings;
        this.backoff = new Backoff(settings.maxBackoff());
        this.composer = new Composer(settings.mapUrl(), wording);
        this.metrics = metrics;
        this.executor = executor;
        this.clock = clock;
    }

    @Scheduled(every = "${bellwether.notify.dispatch-interval:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    void dispatch() {
        try {
            unwritten.removeIf(this::write);
            send();
        } catch (RuntimeException e) {
            LOG.warnf("outbox out of reach, trying again reason=%s", e.getMessage());
        }
    }

    private void send() {
        int room = MOST_AT_A_TIME - underWay.size();
        if (room <= 0) {
            return;
        }
        List<Errand> errands = QuarkusTransaction.requiringNew()
                .call(() -> deliveries.take(room, underWay, settings.lease()).stream()
                        .flatMap(row -> errand(row).stream())
                        .toList());
        for (Errand errand : errands) {
            underWay.add(errand.row());
            executor.execute(() -> {
                Told told = run(errand);
                metrics.sent(told.channel(), errand.reason(), told.outcome());
                if (!tryToWrite(told)) {
                    unwritten.add(told);
                }
            });
        }
    }

    /** A message that was told must not be told again only because the database was away just then. */
    private boolean tryToWrite(Told told) {
        try {
            return write(told);
        } catch (RuntimeException e) {
            LOG.warnf("outcome not written down yet incident=%s reason=%s", told.errand().incident().id(), e.getMessage());
            return false;
        }
    }

    /** What is needed to tell, read in the transaction that took the row, so that row and incident fit together. */
    private Optional<Errand> errand(NotificationRow row) {
        Incident incident = incidents.find(new IncidentId(row.incidentId)).orElseThrow();
        if (row.reason == Reason.REPEAT && incident instanceof AcknowledgedIncident) {
            deliveries.cancel(row); // somebody took it on while the last message was under way
            return Optional.empty();
        }
        Impact impact = incidents.impact(incident.id()).orElse(null);
        return Optional.of(new Errand(
                row.id, row.version, row.attempts, row.reason, row.receiver, row.integration, row.dueAt, incident, impact));
    }

    private Told run(Errand errand) {
        Integration integration =
                channels.integration(errand.receiver(), errand.integration()).orElse(null);
        if (integration == null) {
            return new Told(errand, new Outcome.Refused("the rules no longer have this receiver"), "none");
        }
        Outcome outcome = metrics.timed(integration.channel(), () -> tell(errand, integration));
        return new Told(errand, outcome, integration.channel());
    }

    private Outcome tell(Errand errand, Integration integration) {
        try {
            Briefing briefing = composer.compose(matter(errand), errand.reason(), clock.instant());
            return channels.channel(integration).send(new Message(briefing, errand.incident().id() + "/" + errand.row() + "/" + errand.version(), null, false), integration);
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

    /** Always true, or an exception: then it is tried again. */
    private boolean write(Told told) {
        Errand errand = told.errand();
        QuarkusTransaction.requiringNew().run(() -> {
            if (told.outcome() instanceof Outcome.Delivered) {
                deliveries.delivered(errand.row(), errand.version(), errand.reason(), repeatAt(errand));
                log("delivered", told, "");
            } else if (!(told.outcome() instanceof Outcome.Refused) && !isTooOld(errand)) {
                Duration after = told.outcome() instanceof Outcome.Unavailable away ? away.after() : null;
                deliveries.postponed(errand.row(), told.outcome().why(), backoff.next(clock.instant(), errand.attempts(), after));
                log("postponed", told, told.outcome().why());
            } else {
                String why = told.outcome() instanceof Outcome.Refused refused ? refused.why() : "gave up after max-age";
                deliveries.failed(errand.row(), why);
                log("failed", told, why);
            }
        });
        underWay.remove(errand.row());
        return true;
    }

    private @Nullable Instant repeatAt(Errand errand) {
        Incident incident = errand.incident();
        return Planner.repeatAt(incident, errand.receiver(), rules.now(), directory.of(incident).orElse(null), clock.instant())
                .orElse(null);
    }

    private boolean isTooOld(Errand errand) {
        return errand.dueAt().plus(settings.maxAge()).isBefore(clock.instant());
    }

    private static void log(String what, Told told, String why) {
        Errand errand = told.errand();
        String line = String.format(
                "notification %s incident=%s receiver=%s channel=%s reason=%s attempt=%d%s",
                what,
                errand.incident().id(),
                errand.receiver(),
                told.channel(),
                errand.reason(),
                errand.attempts(),
                why.isEmpty() ? "" : " why=" + why);
        switch (what) {
            case "delivered" -> LOG.info(line);
            case "postponed" -> LOG.warn(line);
            default -> LOG.error(line);
        }
    }

    /** One message that the far side has answered, or not. */
    private record Told(Errand errand, Outcome outcome, String channel) {}

    /** One message on its way. */
    private record Errand(
            Long row,
            int version,
            int attempts,
            Reason reason,
            String receiver,
            String integration,
            Instant dueAt,
            Incident incident,
            @Nullable Impact impact) {}
}
