package dev.bellwether.decide;

import static dev.bellwether.event.Connectivity.OFFLINE;
import static dev.bellwether.event.Connectivity.ONLINE;
import static dev.bellwether.testkit.Events.alarm;
import static dev.bellwether.testkit.Events.connection;
import static dev.bellwether.testkit.Events.stuck;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.file.RulesReader;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Kind;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

/** What is told as one, by the rules' group_by. */
class GroupsTest {

    private static final String BY_DEVICE = "route: {receiver: a, group_by: [location, device]}\n";

    @Test
    void all_alarms_of_a_location_are_one_where_the_rules_do_not_say_otherwise() {
        assertThat(group("route: {receiver: a}\n", alarm("7", "power", "low", 0))).isEmpty();
        assertThat(group("route: {receiver: a, group_by: [location, tag]}\n", alarm("7", "power", "low", 0))).isEmpty();
    }

    @Test
    void alarms_and_states_are_told_apart_by_the_labels_that_are_named() {
        assertThat(group(BY_DEVICE, alarm("7", "power", "low", 0))).isEqualTo("device=dev-7");
        assertThat(group(BY_DEVICE, stuck("8", "OPEN", 0))).isEqualTo("device=dev-8");
        assertThat(group("route: {receiver: a, group_by: [reason, location, category]}\n", alarm("7", "power", "low", 0)))
                .isEqualTo("category=power reason=low");
        assertThat(group("route: {receiver: a, group_by: ['...']}\n", alarm("7", "power", "low", 0)))
                .isEqualTo("category=power reason=low status= device=dev-7 device_type=LOCKER");
    }

    @Test
    void losses_stay_one_since_they_end_as_one() {
        assertThat(group(BY_DEVICE, connection("7", OFFLINE, 0))).isEmpty();
        assertThat(group(BY_DEVICE, connection("7", ONLINE, 0))).isEmpty();
    }

    @Test
    void the_first_route_that_an_alert_takes_says_how_as_bad_as_the_rules_call_it() {
        String rules =
                """
                route:
                  receiver: a
                  routes:
                    - {matchers: [severity="info"], group_by: [location, category], continue: true}
                    - {matchers: [category="power"], group_by: [location, device]}
                severity: [{matchers: [reason="low"], severity: info}]
                """;

        assertThat(group(rules, alarm("7", "power", "low", 0))).isEqualTo("category=power");
        assertThat(group(rules, alarm("7", "power", "gone", 0))).isEqualTo("device=dev-7");
        assertThat(group(rules, alarm("7", "fire", "smoke", 0))).isEmpty();
    }

    @Test
    void what_is_long_still_fits_an_index_and_is_still_told_apart() {
        String rules = "route: {receiver: a, group_by: [location, category]}\n";
        String one = group(rules, alarm("7", "😀".repeat(500) + "a", "", 0));
        String other = group(rules, alarm("7", "😀".repeat(500) + "b", "", 0));

        assertThat(one).hasSizeLessThan(200).startsWith("category=😀").isNotEqualTo(other);
        assertThat(one.codePoints().boxed()).noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    @Test
    void a_group_is_an_incident_of_its_own() {
        Sighting seven = by(BY_DEVICE, alarm("7", "power", "low", 0));
        Decision.Opened opened = (Decision.Opened) Decider.onEvent(seven, null);

        assertThat(opened.incident().key()).isEqualTo(new IncidentKey("loc-1", Kind.ALARM, "device=dev-7"));
        assertThat(Decider.subject(seven)).contains(opened.incident().key());
        assertThat(Decider.subject(by(BY_DEVICE, alarm("8", "power", "low", 0)))).isNotEqualTo(Decider.subject(seven));
    }

    private static String group(String rules, DeviceEvent event) {
        return by(rules, event).group();
    }

    private static Sighting by(String rules, DeviceEvent event) {
        return new Sighting(event, null)
                .by(new RulesReader("test").read(new StringReader(rules + "receivers: [{name: a}]\n")));
    }
}
