package dev.bellwether.decide.route;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A node of the tree of routes.
 *
 * @param place     where it stands in the file, e.g. {@code route.routes[1]}
 * @param receiver  who is told
 * @param matchers  what alerts must fulfil to come this way; none for the root, which takes all
 * @param goesOn    whether the routes after this one are tried too when an alert has come this way
 * @param grouping  what it tells as one
 * @param pace      how soon and how often it tells
 * @param schedule  when it may tell
 * @param routes    tried in this order; an alert that takes none of them stays here
 */
public record Route(
        String place,
        String receiver,
        List<Matcher> matchers,
        boolean goesOn,
        Grouping grouping,
        Pace pace,
        Schedule schedule,
        List<Route> routes) {

    public Route {
        matchers = List.copyOf(matchers);
        routes = List.copyOf(routes);
    }

    /** A tree of one route that takes all, always. */
    public static Route all(String receiver, Pace pace) {
        return new Route("route", receiver, List.of(), false, Grouping.LOCATION, pace, Schedule.ALWAYS, List.of());
    }

    /** The routes that an alert takes; of the root always at least one. */
    public List<Route> taken(Labels labels) {
        if (!matchers.stream().allMatch(matcher -> matcher.matches(labels))) {
            return List.of();
        }
        List<Route> taken = new ArrayList<>();
        for (Route route : routes) {
            List<Route> below = route.taken(labels);
            taken.addAll(below);
            if (!below.isEmpty() && !route.goesOn()) {
                break;
            }
        }
        return taken.isEmpty() ? List.of(this) : taken;
    }

    /**
     * When to tell what is ready at that time.
     *
     * @param ready when everything else allows it
     * @return that time, or the first after it at which this route may tell
     */
    public Instant from(Instant ready) {
        return schedule.open(ready);
    }

    /** How long alerts are gathered before they are told. */
    public Duration gathers(boolean urgent) {
        return urgent ? pace.groupWait() : pace.groupInterval();
    }
}
