package dev.bellwether.decide;

import dev.bellwether.decide.Decision.Joined;
import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.decide.Decision.Resolved;
import dev.bellwether.decide.Plan.Settle;
import dev.bellwether.decide.Plan.Silence;
import dev.bellwether.decide.Plan.Spread;
import dev.bellwether.decide.Plan.Tell;
import dev.bellwether.decide.route.Labels;
import dev.bellwether.decide.route.Route;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentFacts;
import dev.bellwether.incident.OpenIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From a decision to who is told when. Each alert takes its routes through the tree; an incident is told to everybody
 * whom one of its alerts reaches, at the pace of the most urgent of these ways.
 */
public final class Planner {

    private Planner() {}

    /**
     * The plan that follows from a decision.
     *
     * @param place where, as the directory knows it; null when it does not
     */
    public static Plan plan(Decision decision, Rules rules, @Nullable Place place, Instant now) {
        if (decision instanceof Opened opened) {
            return spread(opened.incident(), Reason.FIRST, rules, place, route -> now.plus(route.gathers(true)), now);
        } else if (decision instanceof Joined joined) {
            return spread(
                    joined.incident(), Reason.CHANGED, rules, place,
                    route -> now.plus(route.gathers(joined.worse())), now);
        } else if (decision instanceof Resolved resolved) {
            return new Settle(earliest(ways(resolved.incident(), rules, place), route -> route.from(now)));
        }
        return new Silence();
    }

    /** When a receiver is told again of an incident that goes on; empty when its routes no longer reach it. */
    public static Optional<Instant> repeatAt(
            OpenIncident incident, String receiver, Rules rules, @Nullable Place place, Instant now) {
        return Optional.ofNullable(earliest(
                        ways(incident, rules, place),
                        route -> route.from(now.plus(route.pace().repeatInterval())))
                .get(receiver));
    }

    private static Spread spread(
            OpenIncident incident, Reason reason, Rules rules, @Nullable Place place,
            Function<Route, Instant> gathered, Instant now) {
        Instant held = held(incident.facts(), rules, now);
        Map<String, Instant> due =
                earliest(ways(incident, rules, place), route -> route.from(later(gathered.apply(route), held)));
        List<Tell> tells = new ArrayList<>();
        due.forEach((receiver, at) -> tells.add(new Tell(receiver, reason, at)));
        return new Spread(tells);
    }

    private static Stream<Route> ways(Incident incident, Rules rules, @Nullable Place place) {
        IncidentFacts facts = incident.facts();
        List<Alert> telling = facts.firing().isEmpty() ? facts.alerts() : facts.firing();
        return telling.stream()
                .flatMap(alert -> rules.route().taken(Labels.of(alert, facts, place)).stream())
                .distinct();
    }

    private static Map<String, Instant> earliest(Stream<Route> routes, Function<Route, Instant> when) {
        Map<String, Instant> earliest = new LinkedHashMap<>();
        routes.forEach(route -> earliest.merge(route.receiver(), when.apply(route), Planner::earlier));
        return earliest;
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

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
