package dev.bellwether.decide.file;

import dev.bellwether.decide.route.Pace;
import dev.bellwether.decide.route.Route;
import dev.bellwether.decide.route.Schedule;
import dev.bellwether.decide.route.TimeInterval;
import dev.bellwether.decide.file.YamlMap.Item;
import java.util.ArrayList;
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
    private static final List<String> GROUPED_BY = List.of("location");

    private final Set<String> receivers;
    private final Map<String, TimeInterval> intervals;
    private final List<String> notYet;

    /**
     * @param receivers the names that may be used
     * @param intervals likewise
     * @param notYet    gets the keys that this version reads past
     */
    RouteReader(Set<String> receivers, Map<String, TimeInterval> intervals, List<String> notYet) {
        this.receivers = receivers;
        this.intervals = intervals;
        this.notYet = notYet;
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
        return read(route, new Inherited("", Pace.DEFAULT));
    }

    private Route read(YamlMap route, Inherited above) {
        route.only(Stream.concat(ROOT.stream(), BELOW.stream()).collect(Collectors.toSet()));
        String receiver = route.text("receiver").orElse(above.receiver());
        if (!receiver.isEmpty() && !receivers.contains(receiver)) {
            route.mistake("receiver", "'" + receiver + "' is not among the receivers " + receivers);
        }
        if (route.has("group_by")
                && !route.items("group_by").stream().map(Item::text).toList().equals(GROUPED_BY)) {
            notYet.add(route.path() + ".group_by");
        }
        Pace pace = new Pace(
                route.duration("group_wait", above.pace().groupWait()),
                route.duration("group_interval", above.pace().groupInterval()),
                route.lasting("repeat_interval", above.pace().repeatInterval()));
        List<Route> routes = route.maps("routes").stream()
                .map(below -> read(below, new Inherited(receiver, pace)))
                .toList();
        Schedule schedule = new Schedule(named(route, "active_time_intervals"), named(route, "mute_time_intervals"));
        return new Route(route.path(), receiver, MatcherReader.all(route, "matchers"), route.flag("continue"), pace, schedule, routes);
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

    private record Inherited(String receiver, Pace pace) {}
}
