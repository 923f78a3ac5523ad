package dev.bellwether.decide;

import dev.bellwether.decide.Decision.Joined;
import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.decide.Decision.Resolved;
import dev.bellwether.decide.Plan.Settle;
import dev.bellwether.decide.Plan.Silence;
import dev.bellwether.decide.Plan.Tell;
import dev.bellwether.decide.Rules.Route;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.IncidentFacts;
import dev.bellwether.incident.Source;
import java.time.Duration;
import java.time.Instant;

/** From a decision to who is told when. */
public final class Planner {

    private Planner() {}

    /** The plan that follows from a decision. */
    public static Plan plan(Decision decision, Rules rules, Instant now) {
        Route route = rules.route();
        if (decision instanceof Opened opened) {
            Instant due = later(now.plus(route.groupWait()), held(opened.incident().facts(), rules, now));
            return new Tell(route.receiver(), Reason.FIRST, due);
        } else if (decision instanceof Joined joined) {
            Duration pace = joined.worse() ? route.groupWait() : route.groupInterval();
            Instant due = later(now.plus(pace), held(joined.incident().facts(), rules, now));
            return new Tell(route.receiver(), Reason.CHANGED, due);
        } else if (decision instanceof Resolved) {
            return new Settle();
        }
        return new Silence();
    }

    /** Until when the first of what fires is held: one alert that may not wait hurries the others along. */
    private static Instant held(IncidentFacts incident, Rules rules, Instant now) {
        return incident.firing().stream()
                .map(alert -> from(alert, now).plus(rules.hold().getOrDefault(alert.name(), Duration.ZERO)))
                .min(Instant::compareTo)
                .orElse(now);
    }

    /** What a poll raised has been watched since it began; what a webhook tells is news, however late it comes. */
    private static Instant from(Alert alert, Instant now) {
        return alert.source() == Source.POLL ? alert.since() : now;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
