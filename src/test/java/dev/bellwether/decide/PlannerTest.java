package dev.bellwether.decide;

import static dev.bellwether.event.Connectivity.OFFLINE;
import static dev.bellwether.event.Connectivity.ONLINE;
import static dev.bellwether.testkit.Events.START;
import static dev.bellwether.testkit.Events.confirmed;
import static dev.bellwether.testkit.Events.connection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Plan.Settle;
import dev.bellwether.decide.Plan.Silence;
import dev.bellwether.decide.Plan.Tell;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.OpenIncident;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.Source;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final Rules RULES = RulesFixture.hold(AlertName.DEVICE_OFFLINE, 10);

    private Incident latest;

    @Test
    void a_lost_device_is_told_when_it_has_been_lost_for_the_hold() {
        assertThat(plan(connection("7", OFFLINE, 0)))
                .isEqualTo(new Tell("oncall", Reason.FIRST, START.plus(Duration.ofMinutes(10))));
    }

    @Test
    void what_has_no_hold_is_told_after_the_group_wait() {
        assertThat(plan(confirmed(0))).isEqualTo(new Tell("oncall", Reason.FIRST, START.plusSeconds(30)));
    }

    @Test
    void something_worse_does_not_wait_for_the_hold_of_something_milder() {
        plan(connection("7", OFFLINE, 0));

        assertThat(plan(confirmed(1))).isEqualTo(new Tell("oncall", Reason.CHANGED, START.plusSeconds(30)));
    }

    @Test
    void more_of_the_same_is_gathered_for_the_group_interval() {
        plan(confirmed(0));

        assertThat(plan(connection("8", OFFLINE, 1)))
                .isEqualTo(new Tell("oncall", Reason.CHANGED, START.plus(Duration.ofMinutes(5))));
    }

    @Test
    void an_end_is_settled_with_whoever_was_told_and_nothing_is_said_about_nothing() {
        assertThat(plan(connection("7", ONLINE, 0))).isInstanceOf(Silence.class);
        plan(connection("7", OFFLINE, 1));
        assertThat(plan(connection("7", ONLINE, 2))).isInstanceOf(Settle.class);
    }

    @Test
    void what_a_poll_raised_is_held_from_when_it_began_and_what_a_webhook_tells_from_now() {
        Instant began = START.minus(Duration.ofMinutes(7));

        assertThat(plan(alert(Source.POLL, began)))
                .isEqualTo(new Tell("oncall", Reason.FIRST, START.plus(Duration.ofMinutes(3))));
        assertThat(plan(alert(Source.WEBHOOK, began)))
                .isEqualTo(new Tell("oncall", Reason.FIRST, START.plus(Duration.ofMinutes(10))));
    }

    @Test
    void what_a_poll_has_watched_for_longer_than_the_hold_waits_for_the_group_only() {
        assertThat(plan(alert(Source.POLL, START.minus(Duration.ofHours(1)))))
                .isEqualTo(new Tell("oncall", Reason.FIRST, START.plusSeconds(30)));
    }

    private static Plan plan(Alert alert) {
        IncidentKey key = new IncidentKey("loc-1", Kind.CONNECTION);
        OpenIncident incident = OpenIncident.opened(key, LocationRef.NONE, alert, "poll");
        return Planner.plan(new Decision.Opened(incident, "polled"), RULES, START);
    }

    private static Alert alert(Source source, Instant since) {
        AlertName name = AlertName.DEVICE_OFFLINE;
        return new Alert(
                Fingerprint.of(name, "loc-1", "7", ""), name, Severity.WARNING, DeviceRef.NONE, "offline", source, since,
                since, START, null);
    }

    private Plan plan(DeviceEvent event) {
        Decision decision = Decider.onEvent(new Sighting(event, null), latest);
        latest = RulesFixture.after(decision, latest);
        return Planner.plan(decision, RULES, START);
    }
}
