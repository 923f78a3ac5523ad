package dev.bellwether.decide;

import dev.bellwether.decide.Decision.Flapping;
import dev.bellwether.decide.Decision.Joined;
import dev.bellwether.decide.Decision.Noted;
import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.decide.Decision.Reopened;
import dev.bellwether.decide.Decision.Resolved;
import dev.bellwether.decide.Decision.Settled;
import dev.bellwether.incident.AcknowledgedIncident;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Recovery;
import dev.bellwether.incident.ResolvedIncident;
import dev.bellwether.incident.SuspectedIncident;
import dev.bellwether.incident.Turns;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the operator's rules make of what was found: whether it is the incident of a short while ago, how bad it is,
 * whether it has lasted, and whether it only flaps.
 */
public final class Ruling {

    private final Rules rules;
    private final @Nullable Place place;
    private final Instant now;

    /**
     * By these rules, at that time.
     *
     * @param place where, as the directory knows it; null when it does not
     */
    public Ruling(Rules rules, @Nullable Place place, Instant now) {
        this.rules = rules;
        this.place = place;
        this.now = now;
    }

    /**
     * The decision by the rules.
     *
     * @param found  what evidence, the time or a person says
     * @param before the newest incident of the same key as it was; null when there never was one
     */
    public Decision of(Decision found, @Nullable Incident before) {
        Decision judged = SeverityRule.judged(reopened(found, before), rules.severities(), place, before);
        return restless(lasting(judged), before);
    }

    private Decision reopened(Decision found, @Nullable Incident before) {
        return found instanceof Opened opened
                        && before instanceof ResolvedIncident over
                        && !over.key().kind().covers()
                        && (over.facts().turns().isUnrest() || !over.learntAt().plus(rules.reopen()).isBefore(now))
                ? new Reopened(over.reopen(opened.incident().facts().alerts()), opened.reason())
                : found;
    }

    private Decision lasting(Decision decision) {
        if (decision instanceof Opened opened) {
            return new Opened(lasting(opened.incident(), true), opened.reason());
        } else if (decision instanceof Reopened reopened) {
            return new Reopened(lasting(reopened.incident(), true), reopened.reason());
        } else if (decision instanceof Joined joined) {
            LiveIncident incident = lasting(joined.incident(), false);
            // what somebody took on was less than this
            return new Joined(
                    joined.worse() && incident instanceof AcknowledgedIncident taken ? taken.lapse(now) : incident,
                    joined.worse(),
                    joined.reason());
        }
        return decision;
    }

    private LiveIncident lasting(LiveIncident incident, boolean begins) {
        if (!(incident instanceof SuspectedIncident suspected)) {
            return incident;
        }
        Instant held = Hold.until(suspected, rules, now);
        Instant until = begins || held.isBefore(suspected.until()) ? held : suspected.until();
        return until.isAfter(now) ? suspected.until(until) : confirmed(suspected);
    }

    private LiveIncident confirmed(SuspectedIncident suspected) {
        return suspected.confirm(Planner.told(suspected, rules, place, now));
    }

    private Decision restless(Decision decision, @Nullable Incident before) {
        Incident incident = decision.incident();
        if (incident == null || incident.key().kind().covers()) {
            return decision;
        }
        Turns turns = incident.facts().turns();
        if (decision instanceof Resolved resolved && resolved.incident().how() == Recovery.OPERATOR) {
            return new Resolved(resolved.incident().with(turns.unrest(null)), resolved.reason()); // somebody's word ends it
        }
        if (turns.isUnrest()) {
            return hushed(decision, incident, before);
        }
        boolean turned = before == null || !before.facts().turns().turns().equals(turns.turns());
        return turned && !(decision instanceof Settled) && turns.score(window()) >= rules.flapping().turns()
                ? new Flapping(incident.with(turns.unrest(now)), decision.reason() + "; goes and comes back")
                : decision;
    }

    /** While it flaps, what goes and comes back is not told; what gets worse, or is lost for the first time, is. */
    private Decision hushed(Decision decision, Incident incident, @Nullable Incident before) {
        boolean turn = decision instanceof Resolved
                || (decision instanceof Reopened && !isWorse(incident, before))
                || (decision instanceof Joined joined && !joined.worse() && !isFresh(incident, before));
        return turn
                ? new Noted(incident, decision.what(), decision.reason() + "; flapping, not told by itself")
                : decision;
    }

    private static boolean isWorse(Incident incident, @Nullable Incident before) {
        return before != null
                && incident.facts().lead().severity().compareTo(before.facts().lead().severity()) > 0;
    }

    private boolean isFresh(Incident incident, @Nullable Incident before) {
        Turns turns = incident.facts().turns();
        return turns.wholeScore(window()) < rules.flapping().turns()
                && incident.facts().firing().stream()
                        .map(Alert::fingerprint)
                        .filter(alert -> before == null || before.facts().alert(alert).filter(Alert::isFiring).isEmpty())
                        .anyMatch(alert -> turns.score(alert, window()) <= 1);
    }

    private Instant window() {
        return now.minus(rules.flapping().within());
    }
}
