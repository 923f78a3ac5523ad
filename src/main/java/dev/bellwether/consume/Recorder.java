package dev.bellwether.consume;

import dev.bellwether.decide.Decision;
import dev.bellwether.decide.Due;
import dev.bellwether.decide.Plan;
import dev.bellwether.decide.Planner;
import dev.bellwether.decide.Rules;
import dev.bellwether.decide.RulesInForce;
import dev.bellwether.decide.Ruling;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.ResolvedIncident;
import dev.bellwether.incident.TimelineEntry;
import dev.bellwether.locate.Directory;
import dev.bellwether.notify.Outbox;
import dev.bellwether.transaction.AfterCommit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Rule, record and plan: does what a decision says, in the transaction it was made in. */
@ApplicationScoped
class Recorder {

    private static final Logger LOG = Logger.getLogger(Recorder.class);

    private final Incidents incidents;
    private final Directory directory;
    private final RulesInForce inForce;
    private final HeldBack heldBack;
    private final Storms storms;
    private final Outbox outbox;
    private final ConsumeMetrics metrics;
    private final AfterCommit afterCommit;
    private final InstantSource clock;

    Recorder(
            Incidents incidents,
            Directory directory,
            RulesInForce inForce,
            HeldBack heldBack,
            Storms storms,
            Outbox outbox,
            ConsumeMetrics metrics,
            AfterCommit afterCommit,
            InstantSource clock) {
        this.incidents = incidents;
        this.directory = directory;
        this.inForce = inForce;
        this.heldBack = heldBack;
        this.storms = storms;
        this.outbox = outbox;
        this.metrics = metrics;
        this.afterCommit = afterCommit;
        this.clock = clock;
    }

    /**
     * Follows what evidence, the time or a person says.
     *
     * @return what was decided in the end: the rules may see it otherwise
     */
    Decision follow(Decision found) {
        Instant now = clock.instant();
        Incident touched = found.incident();
        if (touched == null) {
            metrics.decided(found);
            return found;
        }
        Rules rules = inForce.now();
        Place place = directory.of(touched).orElse(null);
        Incident before = before(found, touched);
        Decision decision = new Ruling(rules, place, now).of(found, before);
        metrics.decided(decision);
        Incident incident = decision.incident();
        Instant due = new Due(rules, place, now).next(incident);
        save(incident, new TimelineEntry(now, decision.what(), text(decision, before)), due);
        carryOut(decision, Planner.plan(decision, rules, place, now), rules, due);
        if (incident instanceof ResolvedIncident) {
            storms.without(incident).ifPresent(this::follow);
        }
        return decision;
    }

    private void carryOut(Decision decision, Plan plan, Rules rules, @Nullable Instant due) {
        Incident incident = decision.incident();
        Instant now = clock.instant();
        if (plan instanceof Plan.Spread spread) {
            spread(decision, spread, rules, due);
        } else if (plan instanceof Plan.Settle settle) {
            outbox.settle(incident.id(), settle, now);
        } else if (plan instanceof Plan.Quieten) {
            outbox.quieten(incident.id(), now);
        } else if (plan instanceof Plan.Mention mention) {
            outbox.mention(incident.id(), mention.line(), now);
        }
    }

    private void spread(Decision decision, Plan.Spread spread, Rules rules, @Nullable Instant due) {
        Incident incident = decision.incident();
        boolean begins = decision instanceof Decision.Opened || decision instanceof Decision.Reopened;
        boolean worse = decision instanceof Decision.Joined joined && joined.worse();
        boolean more = tell(incident, spread, rules);
        if (decision instanceof Decision.Reopened) {
            outbox.takeBackEnds(incident.id(), clock.instant()); // of those whom only an escalation had reached
        }
        if (more || begins || worse) { // else what waits is held back, or not, as it should be
            heldBack.why(incident)
                    .or(() -> begins ? joinedStorm(incident, spread) : Optional.empty())
                    .ifPresentOrElse(why -> withhold(incident, why, due), () -> letGo(incident, worse));
        }
    }

    /** Whether it joins a digest as it begins to be told. */
    private Optional<HeldBack.Why> joinedStorm(Incident incident, Plan.Spread spread) {
        Optional<Decision> joins = spread.tells().stream()
                .map(Plan.Tell::notBefore)
                .min(Instant::compareTo)
                .flatMap(told -> storms.begun(incident, told));
        joins.ifPresent(this::follow);
        return joins.map(storm -> HeldBack.STORM);
    }

    /** What got worse may be told by itself although it was held back before. */
    private void letGo(Incident incident, boolean worse) {
        if (worse) {
            outbox.letGo(incident.id());
            storms.without(incident).ifPresent(this::follow);
        }
    }

    private boolean tell(Incident incident, Plan.Spread spread, Rules rules) {
        boolean more = false;
        for (Plan.Tell tell : spread.tells()) {
            more |= outbox.tell(
                    incident.id(), tell, rules.receivers().get(tell.receiver()).integrations());
        }
        return more;
    }

    /** When it ended and how that is known, too: the incident itself forgets it if it begins again. */
    private static String text(Decision decision, @Nullable Incident before) {
        return decision.incident() instanceof ResolvedIncident over && !(before instanceof ResolvedIncident)
                ? decision.reason() + "; over since " + over.resolvedAt() + " by "
                        + over.how().name().toLowerCase(Locale.ROOT)
                : decision.reason();
    }

    private @Nullable Incident before(Decision found, Incident touched) {
        return found instanceof Decision.Opened
                ? incidents.latest(touched.key()).orElse(null)
                : incidents.find(touched.id()).orElse(null);
    }

    private void withhold(Incident incident, HeldBack.Why why, @Nullable Instant due) {
        if (outbox.withhold(List.of(incident.id())) > 0) {
            save(incident, new TimelineEntry(clock.instant(), why.what(), why.reason()), due);
        }
    }

    private void save(Incident incident, TimelineEntry entry, @Nullable Instant due) {
        incidents.save(incident, List.of(entry), due);
        afterCommit.run(() -> LOG.infof(
                "incident %s incident=%s location=%s kind=%s state=%s why=%s",
                entry.what(),
                incident.id(),
                incident.key().location(),
                incident.key().kind(),
                incident.state(),
                entry.text()));
    }
}
