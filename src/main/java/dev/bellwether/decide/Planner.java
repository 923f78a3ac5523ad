package dev.bellwether.decide;

import dev.bellwether.decide.Decision.Acknowledged;
import dev.bellwether.decide.Decision.Escalated;
import dev.bellwether.decide.Decision.Flapping;
import dev.bellwether.decide.Decision.Joined;
import dev.bellwether.decide.Decision.Lapsed;
import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.decide.Decision.Reopened;
import dev.bellwether.decide.Decision.Resolved;
import dev.bellwether.decide.Decision.Responded;
import dev.bellwether.decide.Decision.Settled;
import dev.bellwether.decide.Plan.Mention;
import dev.bellwether.decide.Plan.Nothing;
import dev.bellwether.decide.Plan.Quieten;
import dev.bellwether.decide.Plan.Settle;
import dev.bellwether.decide.Plan.Spread;
import dev.bellwether.decide.Plan.Tell;
import dev.bellwether.decide.route.Labels;
import dev.bellwether.decide.route.Route;
import dev.bellwether.incident.AcknowledgedIncident;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentFacts;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.SuspectedIncident;
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
        } else if (decision instanceof Reopened reopened) {
            return spread(
                    reopened.incident(), Reason.REOPENED, rules, place, route -> now.plus(route.gathers(true)), now);
        } else if (decision instanceof Joined joined) {
            return spread(
                    joined.incident(), Reason.CHANGED, rules, place,
                    route -> now.plus(route.gathers(joined.worse())), now);
        } else if (decision instanceof Flapping flapping) {
            return atOnce(flapping.incident(), Reason.FLAPPING, rules, place, now);
        } else if (decision instanceof Lapsed lapsed) {
            return atOnce(lapsed.incident(), Reason.REPEAT, rules, place, now);
        } else if (decision instanceof Settled settled && settled.incident() instanceof LiveIncident live) {
            return atOnce(live, Reason.SETTLED, rules, place, now);
        } else if (decision instanceof Escalated escalated) {
            return new Spread(escalated.receivers().stream()
                    .map(receiver -> new Tell(receiver, Reason.ESCALATED, now))
                    .toList());
        } else if (decision instanceof Resolved || decision instanceof Settled) {
            return new Settle(earliest(ways(decision.incident(), rules, place), route -> route.from(now)));
        } else if (decision instanceof Acknowledged) {
            return new Quieten();
        } else if (decision instanceof Responded responded) {
            return new Mention(responded.reason());
        }
        return new Nothing();
    }

    /** When the first of those whom the routes reach is told of what is new now. */
    static Instant told(Incident incident, Rules rules, @Nullable Place place, Instant now) {
        return ways(incident, rules, place)
                .map(route -> route.from(now.plus(route.gathers(true))))
                .min(Instant::compareTo)
                .orElse(now);
    }

    /**
     * When a receiver is told again of what goes on; empty when it does not, somebody takes care, or the routes no longer
     * reach the receiver.
     */
    public static Optional<Instant> repeatAt(
            Incident incident, String receiver, Rules rules, @Nullable Place place, Instant now) {
        boolean goesOn = incident.facts().turns().isUnrest()
                || (incident instanceof LiveIncident && !(incident instanceof AcknowledgedIncident));
        if (!goesOn || !incident.key().kind().isRepeated()) {
            return Optional.empty();
        }
        return Optional.ofNullable(earliest(
                        ways(incident, rules, place),
                        route -> route.from(now.plus(route.pace().repeatInterval())))
                .get(receiver));
    }

    private static Spread spread(
            LiveIncident incident, Reason reason, Rules rules, @Nullable Place place,
            Function<Route, Instant> gathered, Instant now) {
        Instant ready = ready(incident, now);
        return spread(incident, reason, rules, place, route -> route.from(later(gathered.apply(route), ready)));
    }

    private static Spread atOnce(Incident incident, Reason reason, Rules rules, @Nullable Place place, Instant now) {
        return spread(incident, reason, rules, place, route -> route.from(now));
    }

    private static Spread spread(
            Incident incident, Reason reason, Rules rules, @Nullable Place place, Function<Route, Instant> when) {
        List<Tell> tells = new ArrayList<>();
        earliest(ways(incident, rules, place), when)
                .forEach((receiver, at) -> tells.add(new Tell(receiver, reason, at)));
        return new Spread(tells);
    }

    /** When its state allows that it is told. */
    private static Instant ready(LiveIncident incident, Instant now) {
        if (incident instanceof SuspectedIncident suspected) {
            return suspected.until();
        }
        Instant snoozed = incident instanceof AcknowledgedIncident acknowledged ? acknowledged.by().until() : null;
        return snoozed == null ? now : snoozed;
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

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
