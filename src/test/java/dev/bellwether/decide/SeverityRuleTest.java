package dev.bellwether.decide;

import static dev.bellwether.event.Connectivity.OFFLINE;
import static dev.bellwether.testkit.Events.alarm;
import static dev.bellwether.testkit.Events.connection;
import static dev.bellwether.testkit.Events.stuck;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Decision.Joined;
import dev.bellwether.decide.route.Label;
import dev.bellwether.decide.route.Matcher;
import dev.bellwether.decide.route.Matcher.Operator;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeverityRuleTest {

    private static final List<SeverityRule> RULES = List.of(
            rule(Label.REASON, "battery_low", Severity.INFO),
            rule(Label.TYPE, "alarm", Severity.CRITICAL),
            rule(Label.DEVICE_TYPE, "LOCKER", Severity.INFO));

    @Test
    void the_first_rule_that_fits_says_how_bad_it_is() {
        assertThat(severity(alarm("1", "maintenance", "battery_low", 0))).isEqualTo(Severity.INFO);
        assertThat(severity(alarm("1", "maintenance", "door_open", 0))).isEqualTo(Severity.CRITICAL);
        assertThat(severity(connection("1", OFFLINE, 0))).isEqualTo(Severity.INFO);
    }

    @Test
    void what_no_rule_fits_stays_as_it_was_judged() {
        assertThat(severity(connection("1", "GUARD", OFFLINE, 0))).isEqualTo(Severity.CRITICAL);
        assertThat(SeverityRule.judged(decided(stuck("1", "broken", 0), null), List.of(), null, null))
                .isEqualTo(decided(stuck("1", "broken", 0), null));
    }

    @Test
    void what_joins_is_worse_only_if_the_rules_say_so() {
        Incident before = judged(alarm("1", "maintenance", "battery_low", 0), null).incident();

        Decision worse = judged(alarm("2", "maintenance", "door_open", 1), before);
        Decision same = judged(alarm("2", "security", "battery_low", 1), before);

        assertThat(((Joined) worse).worse()).isTrue();
        assertThat(((Joined) same).worse()).isFalse();
        assertThat(same.incident().facts().lead().severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void what_begins_again_or_is_noted_is_judged_too_and_what_is_not_about_an_alert_is_left_alone() {
        LiveIncident incident = (LiveIncident) decided(alarm("1", "maintenance", "battery_low", 0), null).incident();

        assertThat(SeverityRule.judged(new Decision.Reopened(incident, "again"), RULES, null, incident))
                .isInstanceOfSatisfying(Decision.Reopened.class, again -> assertThat(lead(again)).isEqualTo(Severity.INFO));
        assertThat(SeverityRule.judged(new Decision.Noted(incident, "eased", "less"), RULES, null, incident))
                .isInstanceOfSatisfying(Decision.Noted.class, noted -> {
                    assertThat(lead(noted)).isEqualTo(Severity.INFO);
                    assertThat(noted.what()).isEqualTo("eased");
                });
        Decision flapping = new Decision.Flapping(incident, "it flaps");
        assertThat(SeverityRule.judged(flapping, RULES, null, incident)).isEqualTo(flapping);
    }

    private static Severity lead(Decision decision) {
        return decision.incident().facts().lead().severity();
    }

    private static Severity severity(DeviceEvent event) {
        return judged(event, null).incident().facts().lead().severity();
    }

    private static Decision judged(DeviceEvent event, Incident before) {
        return SeverityRule.judged(decided(event, before), RULES, null, before);
    }

    private static Decision decided(DeviceEvent event, Incident before) {
        return Decider.onEvent(new Sighting(event, null), before);
    }

    private static SeverityRule rule(Label label, String value, Severity severity) {
        return new SeverityRule(List.of(new Matcher(label, Operator.EQUAL, value)), severity);
    }
}
