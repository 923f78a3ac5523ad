package dev.bellwether.notify;

import dev.bellwether.decide.Planner;
import dev.bellwether.decide.Reason;
import dev.bellwether.decide.RulesInForce;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.locate.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes down what became of a message and what follows for it and for its lane. Joins the caller's transaction. */
@ApplicationScoped
class Outcomes {

    private static final Logger LOG = Logger.getLogger(Outcomes.class);

    private final Deliveries deliveries;
    private final Traffic traffic;
    private final Ledger ledger;
    private final Conversations conversations;
    private final Directory directory;
    private final RulesInForce rules;
    private final NotifySettings settings;
    private final Backoff backoff;
    private final InstantSource clock;

    Outcomes(
            Deliveries deliveries,
            Traffic traffic,
            Ledger ledger,
            Conversations conversations,
            Directory directory,
            RulesInForce rules,
            NotifySettings settings,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.traffic = traffic;
        this.ledger = ledger;
        this.conversations = conversations;
        this.directory = directory;
        this.rules = rules;
        this.settings = settings;
        this.backoff = new Backoff(settings.maxBackoff());
        this.clock = clock;
    }

    void write(Told told) {
        Errand errand = told.errand();
        Outcome outcome = told.outcome();
        Instant next = learn(errand.lane(), outcome, errand.attempts());
        if (outcome instanceof Outcome.Delivered delivered) {
            deliveries.delivered(errand.taken(), again(told));
            if (delivered.conversation() != null) {
                conversations.keep(errand.incident().id().value(), errand.target(), delivered.conversation());
            }
        } else if (next == null) {
            deliveries.failed(errand.row(), outcome.said());
        } else {
            postpone(told, next);
        }
        ledger.note(
                errand.incident().id().value(),
                new Ledger.Attempt(
                        errand.target().receiver(), errand.target().integration(), errand.reason(), told.at(),
                        told.took(), outcome.word(), outcome.said()));
        log(told);
    }

    /**
     * What an outcome says of the lane.
     *
     * @param attempts how many there were to tell this
     * @return when another is worth while; null when none is
     */
    @Nullable Instant learn(Lane lane, Outcome outcome, int attempts) {
        Instant now = clock.instant();
        if (outcome instanceof Outcome.Delivered) {
            traffic.passed(lane);
            return null;
        } else if (outcome instanceof Outcome.Unavailable away) {
            Instant until = backoff.next(now, traffic.failures(lane) + 1, away.after());
            traffic.close(lane, until, away.said());
            return until;
        } else if (outcome instanceof Outcome.Broken broken) {
            traffic.broke(lane, settings.brokenRetry(), broken.said());
            return now.plus(settings.brokenRetry());
        }
        traffic.tried(lane);
        return outcome instanceof Outcome.TryAgain ? backoff.next(now, attempts, null) : null;
    }

    private void postpone(Told told, Instant next) {
        Errand errand = told.errand();
        if (errand.dueAt().plus(settings.maxAge()).isBefore(clock.instant())) {
            deliveries.failed(errand.row(), "gave up after max-age: " + told.outcome().said());
        } else {
            // an attempt before this one may have arrived, whatever became of this one
            deliveries.postponed(
                    errand.row(), told.outcome().said(), errand.unsure() || told.outcome().unsure(), next);
        }
    }

    /** What goes on is told again: to remind people, or a far side that forgets. */
    private Deliveries.@Nullable Again again(Told told) {
        Incident incident = told.errand().incident();
        Instant now = clock.instant();
        Instant repeatAt = Planner.repeatAt(
                        incident, told.errand().target().receiver(), rules.now(), directory.of(incident).orElse(null), now)
                .orElse(null);
        Instant forgets = told.memory() == null || !(incident instanceof LiveIncident) ? null : now.plus(told.memory());
        if (forgets != null && (repeatAt == null || forgets.isBefore(repeatAt))) {
            return new Deliveries.Again(Reason.REFRESH, forgets);
        }
        return repeatAt == null ? null : new Deliveries.Again(Reason.REPEAT, repeatAt);
    }

    private static void log(Told told) {
        Errand errand = told.errand();
        Outcome outcome = told.outcome();
        String line = String.format(
                "notification %s incident=%s receiver=%s channel=%s reason=%s attempt=%d said=%s",
                outcome.word(),
                errand.incident().id(),
                errand.target().receiver(),
                told.channel(),
                errand.reason(),
                errand.attempts(),
                outcome.said());
        if (outcome instanceof Outcome.Delivered) {
            LOG.info(line);
        } else if (outcome instanceof Outcome.TryAgain || outcome instanceof Outcome.Unavailable) {
            LOG.warn(line);
        } else {
            LOG.error(line);
        }
    }
}
