package dev.bellwether.decide;

import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.decide.Rules.Receiver;
import dev.bellwether.decide.route.Grouping;
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
        return rules(Map.of(), Map.of(name, Ending.afterQuiet(Duration.ofMinutes(minutes))));
    }

    static Rules ending(AlertName name, Ending ending) {
        return rules(Map.of(), Map.of(name, ending));
    }

    /** What is critical is escalated by these steps; alarms end after an hour of silence. */
    static Rules escalating(Escalation.Step... steps) {
        Rules rules = quiet(AlertName.HARDWARE_ALARM, 60);
        Matcher critical = new Matcher(Label.SEVERITY, Matcher.Operator.EQUAL, "critical");
        return new Rules(
                rules.route(), rules.receivers(), rules.severities(), rules.inhibitions(),
                List.of(new Escalation(List.of(critical), List.of(steps))), rules.hold(), rules.endings(),
                rules.reopen(), rules.flapping(), rules.storm(), rules.audit(), rules.fallback(), rules.maintenance());
    }

    static Rules hold(AlertName name, int minutes) {
        return rules(Map.of(name, Duration.ofMinutes(minutes)), Map.of());
    }

    /** These below a first route to {@code oncall}. */
    static Rules routes(Route... routes) {
        return rules(
                new Route(
                        "route", "oncall", List.of(), false, Grouping.LOCATION, Pace.DEFAULT, Schedule.ALWAYS,
                        List.of(routes)),
                Map.of(),
                Map.of());
    }

    static Route route(String receiver, AlertName name, int groupWait, Schedule schedule) {
        return new Route(
                "route.routes[0]",
                receiver,
                List.of(new Matcher(Label.ALERTNAME, Matcher.Operator.EQUAL, name.written())),
                true,
                Grouping.LOCATION,
                new Pace(Duration.ofSeconds(groupWait), Duration.ofMinutes(5), Duration.ofHours(4)),
                schedule,
                List.of());
    }

    private static Rules rules(Map<AlertName, Duration> hold, Map<AlertName, Ending> endings) {
        return rules(Route.all("oncall", Pace.DEFAULT), hold, endings);
    }

    private static Rules rules(Route route, Map<AlertName, Duration> hold, Map<AlertName, Ending> endings) {
        Integration slack = new Integration("slack", 0, Map.of());
        return new Rules(
                route,
                Map.of("oncall", new Receiver("oncall", List.of(slack))),
                List.of(),
                List.of(),
                List.of(),
                hold,
                endings,
                Rules.REOPEN,
                FlappingRule.DEFAULT,
                StormRule.DEFAULT,
                null,
                null,
                null);
    }

    /** The newest incident once the decision is recorded. */
    static @Nullable Incident after(Decision decision, @Nullable Incident before) {
        Incident after = decision.incident();
        return after == null ? before : after;
    }
}
