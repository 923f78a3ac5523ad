package dev.bellwether.api;

import dev.bellwether.decide.Explanation;
import dev.bellwether.decide.route.Labels;
import dev.bellwether.decide.route.Matcher;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A route that an alert takes, as it is answered.
 *
 * @param route          where it stands in the file
 * @param because        the matchers it fulfils; none for a route that takes all
 * @param receiver       who is told
 * @param integrations   by which ways
 * @param group          by which labels what is told as one is told apart; losses always by location alone
 * @param groupWait      as ISO 8601 writes durations
 * @param groupInterval  likewise
 * @param repeatInterval likewise
 * @param from           from when on it may tell
 */
record RouteView(
        String route,
        List<String> because,
        String receiver,
        List<String> integrations,
        List<String> group,
        String groupWait,
        String groupInterval,
        String repeatInterval,
        Instant from) {

    static RouteView of(Explanation.Way way) {
        return new RouteView(
                way.route(),
                way.because().stream().map(Matcher::toString).toList(),
                way.receiver(),
                way.integrations(),
                way.grouping().written(),
                way.pace().groupWait().toString(),
                way.pace().groupInterval().toString(),
                way.pace().repeatInterval().toString(),
                way.from());
    }

    /** Labels by their written names. */
    static Map<String, List<String>> written(Labels labels) {
        return labels.values().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().written(), Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }
}
