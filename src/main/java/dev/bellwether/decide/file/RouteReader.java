package dev.bellwether.decide.file;

import dev.bellwether.decide.route.Grouping;
import dev.bellwether.decide.route.Label;
import dev.bellwether.decide.route.Pace;
import dev.bellwether.decide.route.Route;
import dev.bellwether.decide.route.Schedule;
import dev.bellwether.decide.route.TimeInterval;
import dev.bellwether.decide.file.YamlMap.Item;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The key {@code route}: the tree, where each route inherits receiver and pace from the one above it. */
final class RouteReader {

    private static final Set<String> ROOT = Set.of(
            "receiver", "group_by", "group_wait", "group_interval", "repeat_interval", "routes");
    private static final Set<String> BELOW =
            Set.of("matchers", "continue", "active_time_intervals", "mute_time_intervals");
    private static final String ALL = "...";

    private final Set<String> receivers;
    private final Map<String, TimeInterval> intervals;

    /**
     * @param receivers the names that may be used
     * @param intervals likewise
     */
    RouteReader(Set<String> receivers, Map<String, TimeInterval> intervals) {
        this.receivers = receivers;
        this.intervals = intervals;
    }

    Route read(YamlMap root) {
        YamlMap route = root.map("route");
        if (!root.has("route")) {
            root.mistake("route", "is missing; the smallest is route: {receiver: NAME}");
            return Route.all("", Pace.DEFAULT);
        }
        BELOW.stream().filter(route::has).sorted().forEach(key -> route.mistake(
                key, "does not belong to the first route, which takes every alert; put it into one of its routes"));
        if (route.text("receiver").isEmpty()) {
            route.required("receiver");
        }
        return read(route, new Inherited("", Grouping.LOCATION, Pace.DEFAULT));
    }

    private Route read(YamlMap route, Inherited above) {
        route.only(Stream.concat(ROOT.stream(), BELOW.stream()).collect(Collectors.toSet()));
        String receiver = route.text("receiver").orElse(above.receiver());
        if (!receiver.isEmpty() && !receivers.contains(receiver)) {
            route.mistake("receiver", "'" + receiver + "' is not among the receivers " + receivers);
        }
        Grouping grouping = route.isGiven("group_by") ? grouping(route) : above.grouping();
        Pace pace = new Pace(
                route.duration("group_wait", above.pace().groupWait()),
                route.duration("group_interval", above.pace().groupInterval()),
                route.lasting("repeat_interval", above.pace().repeatInterval()));
        List<Route> routes = route.maps("routes").stream()
                .map(below -> read(below, new Inherited(receiver, grouping, pace)))
                .toList();
        Schedule schedule = new Schedule(named(route, "active_time_intervals"), named(route, "mute_time_intervals"));
        return new Route(
                route.path(),
                receiver,
                MatcherReader.all(route, "matchers"),
                route.flag("continue"),
                grouping,
                pace,
                schedule,
                routes);
    }

    private static Grouping grouping(YamlMap route) {
        List<Item> items = route.items("group_by");
        if (items.stream().anyMatch(item -> item.text().equals(ALL))) {
            return Grouping.ALERT;
        }
        Set<Label> labels = EnumSet.noneOf(Label.class);
        items.forEach(item -> MatcherReader.label(item.text(), item).ifPresent(labels::add));
        if (!labels.remove(Label.LOCATION)) {
            route.mistake(
                    "group_by",
                    "must name location: an incident is one location's, and storm and AreaOutage tell many as one; write"
                            + " [location], [location, device], or ['...'] for every alert by itself");
        }
        if (labels.remove(Label.SEVERITY)) {
            route.mistake("group_by", "cannot name severity, which changes while an incident lasts; match on it in a route");
        }
        labels.retainAll(Grouping.ALERT.labels()); // the others are the same for all of a location and kind
        return new Grouping(labels);
    }

    private List<TimeInterval> named(YamlMap route, String key) {
        List<TimeInterval> found = new ArrayList<>();
        for (Item item : route.items(key)) {
            TimeInterval interval = intervals.get(item.text());
            if (interval == null) {
                item.mistake("'" + item.text() + "' is not among the time_intervals " + intervals.keySet());
            } else {
                found.add(interval);
            }
        }
        return found;
    }

    private record Inherited(String receiver, Grouping grouping, Pace pace) {}
}
