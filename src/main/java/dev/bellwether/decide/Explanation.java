package dev.bellwether.decide;

import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.decide.Rules.Receiver;
import dev.bellwether.decide.route.Grouping;
import dev.bellwether.decide.route.Labels;
import dev.bellwether.decide.route.Matcher;
import dev.bellwether.decide.route.Pace;
import dev.bellwether.decide.route.Route;
import java.time.Instant;
import java.util.List;

/**
 * Why an alert would be told to whom.
 *
 * @param labels the alert's
 * @param ways   the routes it takes; at least one
 */
public record Explanation(Labels labels, List<Way> ways) {

    public Explanation {
        ways = List.copyOf(ways);
    }

    /** What the rules make of such labels at that time. */
    public static Explanation of(Labels labels, Rules rules, Instant now) {
        return new Explanation(
                labels, rules.route().taken(labels).stream().map(route -> way(route, rules, now)).toList());
    }

    private static Way way(Route route, Rules rules, Instant now) {
        Receiver receiver = rules.receivers().get(route.receiver());
        return new Way(
                route.place(),
                route.matchers(),
                route.receiver(),
                receiver.integrations().stream().map(Integration::key).toList(),
                route.grouping(),
                route.pace(),
                route.from(now));
    }

    /**
     * A route it takes.
     *
     * @param route        where it stands in the file
     * @param because      what the alert fulfils; none for a route that takes all
     * @param receiver     who is told
     * @param integrations by which ways, e.g. {@code slack/0}
     * @param grouping     what it tells as one
     * @param pace         how soon and how often
     * @param from         from when on it may tell: now, or when its time intervals allow it
     */
    public record Way(
            String route, List<Matcher> because, String receiver, List<String> integrations, Grouping grouping, Pace pace,
            Instant from) {}
}
