package dev.bellwether.decide.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.route.Matcher.Operator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which routes an alert takes; the cases follow Alertmanager's documentation. */
class RouteTest {

    private final Labels alarm = labels(Map.of(Label.ALERTNAME, "HardwareAlarm", Label.CATEGORY, "security"));
    private final Labels lost = labels(Map.of(Label.ALERTNAME, "DeviceOffline", Label.SEVERITY, "warning"));

    @Test
    void an_alert_that_no_route_takes_stays_with_the_one_above() {
        Route root = root(route("a", is(Label.ALERTNAME, "HardwareAlarm")));

        assertThat(receivers(root, lost)).containsExactly("root");
        assertThat(receivers(root, alarm)).containsExactly("a");
    }

    @Test
    void the_first_route_that_takes_it_is_the_last_unless_it_goes_on() {
        Matcher any = new Matcher(Label.ALERTNAME, Operator.MATCHES, ".+");

        assertThat(receivers(root(route("a", any), route("b", any)), lost)).containsExactly("a");
        assertThat(receivers(root(goingOn("a", any), route("b", any), route("c", any)), lost)).containsExactly("a", "b");
        assertThat(receivers(root(goingOn("a", any)), lost)).containsExactly("a");
    }

    @Test
    void a_route_below_a_route_is_taken_in_its_place() {
        Route inner = route("inner", is(Label.CATEGORY, "security"));
        Route outer = new Route(
                "outer", "outer", List.of(is(Label.ALERTNAME, "HardwareAlarm")), false, Grouping.LOCATION, Pace.DEFAULT,
                Schedule.ALWAYS, List.of(inner));

        assertThat(receivers(root(outer), alarm)).containsExactly("inner");
        assertThat(receivers(root(outer), labels(Map.of(Label.ALERTNAME, "HardwareAlarm")))).containsExactly("outer");
    }

    @Test
    void a_label_that_is_missing_is_empty() {
        assertThat(new Matcher(Label.CATEGORY, Operator.EQUAL, "").matches(lost)).isTrue();
        assertThat(new Matcher(Label.CATEGORY, Operator.NOT_EQUAL, "security").matches(lost)).isTrue();
        assertThat(new Matcher(Label.CATEGORY, Operator.MATCHES, ".+").matches(lost)).isFalse();
        assertThat(new Matcher(Label.CATEGORY, Operator.MATCHES_NOT, ".+").matches(lost)).isTrue();
    }

    @Test
    void a_regular_expression_matches_as_a_whole() {
        assertThat(new Matcher(Label.ALERTNAME, Operator.MATCHES, "Device").matches(lost)).isFalse();
        assertThat(new Matcher(Label.ALERTNAME, Operator.MATCHES, "Device.*|Other").matches(lost)).isTrue();
        assertThat(new Matcher(Label.ALERTNAME, Operator.MATCHES_NOT, "Device").matches(lost)).isTrue();
    }

    @Test
    void one_of_several_tags_is_enough_and_none_may_be_where_it_must_not() {
        Labels tagged = new Labels(Map.of(Label.TAG, List.of("indoor", "24h")));

        assertThat(new Matcher(Label.TAG, Operator.EQUAL, "24h").matches(tagged)).isTrue();
        assertThat(new Matcher(Label.TAG, Operator.NOT_EQUAL, "24h").matches(tagged)).isFalse();
        assertThat(new Matcher(Label.TAG, Operator.MATCHES, "in.*").matches(tagged)).isTrue();
        assertThat(new Matcher(Label.TAG, Operator.MATCHES_NOT, "out.*").matches(tagged)).isTrue();
    }

    @Test
    void in_any_tree_every_alert_has_a_route_and_whoever_takes_it_fulfils_its_matchers() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            Route root = new Route("route", "root", List.of(), false, Grouping.LOCATION, Pace.DEFAULT, Schedule.ALWAYS, below(random, 3));
            Labels labels = random.nextBoolean() ? alarm : lost;
            List<Route> taken = root.taken(labels);
            assertThat(taken).as("seed %d run %d", seed, run).isNotEmpty().allSatisfy(route -> assertThat(route.matchers())
                    .allMatch(matcher -> matcher.matches(labels)));
            assertThat(taken).as("seed %d run %d", seed, run).allSatisfy(route -> assertThat(route.routes())
                    .as("a route keeps only what those below it do not take")
                    .allMatch(below -> below.taken(labels).isEmpty()));
        }
    }

    private static List<Route> below(Random random, int depth) {
        int many = depth == 0 ? 0 : random.nextInt(4);
        return random.ints(many, 0, 3)
                .mapToObj(i -> new Route(
                        "r", "r" + i, List.of(is(Label.ALERTNAME, i == 0 ? "HardwareAlarm" : "DeviceOffline")),
                        random.nextBoolean(), Grouping.LOCATION, Pace.DEFAULT, Schedule.ALWAYS, below(random, depth - 1)))
                .toList();
    }

    private static List<String> receivers(Route root, Labels labels) {
        return root.taken(labels).stream().map(Route::receiver).toList();
    }

    private static Route root(Route... routes) {
        return new Route("route", "root", List.of(), false, Grouping.LOCATION, Pace.DEFAULT, Schedule.ALWAYS, Arrays.asList(routes));
    }

    private static Route route(String receiver, Matcher... matchers) {
        return new Route(receiver, receiver, List.of(matchers), false, Grouping.LOCATION, Pace.DEFAULT, Schedule.ALWAYS, List.of());
    }

    private static Route goingOn(String receiver, Matcher... matchers) {
        return new Route(receiver, receiver, List.of(matchers), true, Grouping.LOCATION, Pace.DEFAULT, Schedule.ALWAYS, List.of());
    }

    private static Matcher is(Label label, String value) {
        return new Matcher(label, Operator.EQUAL, value);
    }

    private static Labels labels(Map<Label, String> labels) {
        return Labels.of(labels);
    }
}
