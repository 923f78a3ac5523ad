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
import java.time.Duration;
import java.time.Instant;

/** From a decision to who is told when. */
public final class Planner {

    private Planner() {}

    /** The plan that follows from a decision. */
    public static Plan plan(Decision decision, Rules rules, Instant now) {
        Route route = rules.route();
        if (decision instanceof Opened opened) {
            Duration wait = longer(route.groupWait(), hold(opened.incident().facts(), rules));
            return new Tell(route.receiver(), Reason.FIRST, now.plus(wait));
        } else if (decision instanceof Joined joined) {
            Duration pace = joined.worse() ? route.groupWait() : route.groupInterval();
            Duration wait = longer(pace, hold(joined.incident().facts(), rules));
            return new Tell(route.receiver(), Reason.CHANGED, now.plus(wait));
        } else if (decision instanceof Resolved) {
            return new Settle();
        }
        return new Silence();
    }

    /** The shortest hold of what fires: one alert that may not wait hurries the others along. */
    private static Duration hold(IncidentFacts incident, Rules rules) {
        return incident.firing().stream()
                .map(Alert::name)
                .map(name -> rules.hold().getOrDefault(name, Duration.ZERO))
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
