package dev.bellwether.decide;

import static dev.bellwether.event.Connectivity.OFFLINE;
import static dev.bellwether.event.Connectivity.ONLINE;
import static dev.bellwether.testkit.Events.alarm;
import static dev.bellwether.testkit.Events.connection;
import static dev.bellwether.testkit.Events.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Forecast.Told;
import dev.bellwether.decide.Forecast.Untold;
import dev.bellwether.decide.route.Label;
import dev.bellwether.decide.route.Matcher;
import dev.bellwether.decide.route.Schedule;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.Notice;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private final Rules rules =
            RulesFixture.routes(RulesFixture.route("oncall", AlertName.HARDWARE_ALARM, 0, Schedule.ALWAYS));

    @Test
    void an_event_that_raises_an_alert_is_told_by_the_routes_its_labels_take() {
        Place place = new Place(
                "loc-1", "C", null, null, null, "BIKE_LOCKERS", true, List.of("indoor"), ONLINE, null, null, null, minute(0));

        assertThat(forecast(alarm("7", "power", "low", 0), place, rules)).isInstanceOfSatisfying(Told.class, told -> {
            assertThat(told.reason()).isEqualTo("HardwareAlarm LOCKER 7 (power / low)");
            assertThat(told.group()).isEqualTo(new IncidentKey("loc-1", Kind.ALARM));
            assertThat(told.explanation().labels().values())
                    .containsEntry(Label.SEVERITY, List.of("warning"))
                    .containsEntry(Label.TAG, List.of("indoor"))
                    .containsEntry(Label.LOCATION_TYPE, List.of("BIKE_LOCKERS"));
            assertThat(told.explanation().ways()).extracting(Explanation.Way::route).containsExactly("route.routes[0]");
        });
    }

    @Test
    void its_severity_is_as_the_rules_have_it() {
        Matcher low = new Matcher(Label.REASON, Matcher.Operator.EQUAL, "low");
        Rules severe = new Rules(
                rules.route(), rules.receivers(), List.of(new SeverityRule(List.of(low), Severity.INFO)),
                rules.inhibitions(), rules.escalations(), rules.hold(), rules.endings(), rules.reopen(), rules.flapping(),
                rules.storm(), rules.audit(), rules.fallback(), rules.maintenance());

        assertThat(forecast(alarm("7", "power", "low", 0), null, severe)).isInstanceOfSatisfying(Told.class, told ->
                assertThat(told.explanation().labels().values()).containsEntry(Label.SEVERITY, List.of("info")));
    }

    @Test
    void what_raises_no_alert_is_told_to_nobody() {
        DeviceEvent lost = connection("7", OFFLINE, 0);

        assertThat(forecast(lost, null, rules)).isInstanceOf(Told.class);
        assertThat(forecast(connection("7", ONLINE, 0), null, rules)).isInstanceOfSatisfying(
                Untold.class, untold -> assertThat(untold.reason()).contains("back", "opens nothing"));
        assertThat(forecast(new Notice(lost.facts(), "report"), null, rules))
                .isEqualTo(new Untold("nobody is called for report"));
    }

    private static Forecast forecast(DeviceEvent event, @Nullable Place place, Rules rules) {
        return Forecast.of(new Sighting(event, place), rules, minute(1));
    }
}
