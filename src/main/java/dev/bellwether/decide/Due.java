package dev.bellwether.decide;

import dev.bellwether.decide.Decision.Confirmed;
import dev.bellwether.decide.Decision.Escalated;
import dev.bellwether.decide.Decision.Lapsed;
import dev.bellwether.decide.Decision.Nothing;
import dev.bellwether.decide.Decision.Resolved;
import dev.bellwether.decide.Decision.Settled;
import dev.bellwether.decide.route.Labels;
import dev.bellwether.incident.AcknowledgedIncident;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentFacts;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.OpenIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.SuspectedIncident;
import dev.bellwether.incident.Turns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What only the passing of time changes about an incident, and when: a hold ends, it has been quiet for long enough, it
 * no longer flaps, a snooze is over, a step of its escalation is due.
 */
public final class Due {

    private final Rules rules;
    private final @Nullable Place place;
    private final Instant now;

    /**
     * By these rules, at that time.
     *
     * @param place where, as the directory knows it; null when it does not
     */
    public Due(Rules rules, @Nullable Place place, Instant now) {
        this.rules = rules;
        this.place = place;
        this.now = now;
    }

    /** What was written by a clock that was put back since, as if it had been written now. */
    public Incident mended(Incident incident) {
        Incident mended = incident.notAfter(now);
        if (mended instanceof SuspectedIncident suspected) {
            return suspected.until(earlier(suspected.until(), Hold.until(suspected, rules, now)));
        } else if (mended instanceof OpenIncident open) {
            return open.toldFrom(earlier(open.from(), Planner.told(open, rules, place, now)));
        }
        return mended;
    }

    /** When something will be due next, perhaps now; null when nothing ever is. */
    public @Nullable Instant next(Incident incident) {
        Stream<@Nullable Instant> due = incident instanceof LiveIncident live
                ? Stream.of(settled(incident), Recoveries.quietAt(live, rules), restAt(live), ownOf(live))
                : Stream.of(settled(incident));
        return due.filter(at -> at != null).min(Instant::compareTo).orElse(null);
    }

    /** What is due. */
    public Decision decide(Incident incident) {
        if (isDue(settled(incident))) {
            Turns calm = incident.facts().turns().unrest(null);
            return new Settled(incident.with(calm), "no turn for " + rules.flapping().settle().toMinutes() + " min");
        }
        if (!(incident instanceof LiveIncident live)) {
            return new Nothing("it is over");
        }
        if (Recoveries.onQuiet(live, rules, now) instanceof Resolved quiet) {
            return quiet;
        }
        if (live.key().kind() == Kind.STORM && Storm.isSpent(live, rules.storm(), now)) {
            return Storm.spent(live, now);
        }
        if (!isDue(ownOf(live))) {
            return new Nothing("nothing is due");
        }
        if (live instanceof SuspectedIncident suspected) {
            return new Confirmed(suspected.confirm(Planner.told(suspected, rules, place, now)), "it has lasted");
        } else if (live instanceof AcknowledgedIncident snoozed) {
            return new Lapsed(snoozed.lapse(now), "snoozed until now by " + snoozed.by().who());
        } else if (live instanceof OpenIncident open) {
            return step(open)
                    .<Decision>map(step -> new Escalated(
                            open.escalate(), step.receivers(), "nobody took care: step " + (open.steps() + 1)))
                    .orElse(new Nothing("nothing is due"));
        }
        throw new IllegalStateException("no such state: " + live.state());
    }

    /** When a storm comes to rest; null for anything else, and for one that has: what is over of it ends it then. */
    private @Nullable Instant restAt(LiveIncident live) {
        return live.key().kind() == Kind.STORM && Storm.rages(live, rules.storm(), now)
                ? Storm.restAt(live.facts(), rules.storm()).plusMillis(1)
                : null;
    }

    /** What is due by the state it is in. */
    private @Nullable Instant ownOf(LiveIncident live) {
        if (live instanceof SuspectedIncident suspected) {
            return suspected.until();
        } else if (live instanceof AcknowledgedIncident acknowledged) {
            return acknowledged.by().until();
        } else if (live instanceof OpenIncident open) {
            return step(open).map(step -> open.from().plus(step.after())).orElse(null);
        }
        return null;
    }

    private Optional<Escalation.Step> step(OpenIncident open) {
        IncidentFacts facts = open.facts();
        List<Labels> labels = facts.firing().stream().map(alert -> Labels.of(alert, facts, place)).toList();
        return rules.escalations().stream()
                .filter(escalation -> labels.stream().anyMatch(escalation::takes))
                .findFirst()
                .filter(escalation -> escalation.steps().size() > open.steps())
                .map(escalation -> escalation.steps().get(open.steps()));
    }

    private @Nullable Instant settled(Incident incident) {
        Turns turns = incident.facts().turns();
        Instant last = turns.last();
        return !turns.isUnrest() ? null : (last == null ? now : last).plus(rules.flapping().settle());
    }

    private boolean isDue(@Nullable Instant at) {
        return at != null && !at.isAfter(now);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
