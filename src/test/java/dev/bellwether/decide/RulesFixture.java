package dev.bellwether.decide;

import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.decide.Rules.Receiver;
import dev.bellwether.decide.route.Label;
import dev.bellwether.decide.route.Matcher;
import dev.bellwether.decide.route.Pace;
import dev.bellwether.decide.route.Route;
import dev.bellwether.decide.route.Schedule;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Incident;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules, and what a decision leaves behind, for tests of judgements. */
final class RulesFixture {

    private RulesFixture() {}

    static Rules quiet(AlertName name, int minutes) {
        return rules(Map.of(), Map.of(name, Duration.ofMinutes(minutes)));
    }

    static Rules hold(AlertName name, int minutes) {
        return rules(Map.of(name, Duration.ofMinutes(minutes)), Map.of());
    }

    /** These below a first route to {@code oncall}. */
    static Rules routes(Route... routes) {
        return rules(new Route("route", "oncall", List.of(), false, Pace.DEFAULT, Schedule.ALWAYS, List.of(routes)),
                Map.of(), Map.of());
    }

    static Route route(String receiver, AlertName name, int groupWait, Schedule schedule) {
        return new Route(
                "route.routes[0]",
                receiver,
                List.of(new Matcher(Label.ALERTNAME, Matcher.Operator.EQUAL, name.written())),
                true,
                new Pace(Duration.ofSeconds(groupWait), Duration.ofMinutes(5), Duration.ofHours(4)),
                schedule,
                List.of());
    }

    private static Rules rules(Map<AlertName, Duration> hold, Map<AlertName, Duration> quiet) {
        return rules(Route.all("oncall", Pace.DEFAULT), hold, quiet);
    }

    private static Rules rules(Route route, Map<AlertName, Duration> hold, Map<AlertName, Duration> quiet) {
        Integration slack = new Integration("slack", 0, Map.of());
        return new Rules(
                route,
                Map.of("oncall", new Receiver("oncall", List.of(slack))),
                List.of(),
                List.of(),
                hold,
                quiet);
    }

    /** The newest incident once the decision is recorded. */
    static @Nullable Incident after(Decision decision, @Nullable Incident before) {
        if (decision instanceof Decision.Opened opened) {
            return opened.incident();
        } else if (decision instanceof Decision.Joined joined) {
            return joined.incident();
        } else if (decision instanceof Decision.Noted noted) {
            return noted.incident();
        } else if (decision instanceof Decision.Resolved resolved) {
            return resolved.incident();
        }
        return before;
    }
}
