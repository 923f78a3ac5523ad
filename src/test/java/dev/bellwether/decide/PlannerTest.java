package dev.bellwether.decide;

import static dev.bellwether.event.Connectivity.OFFLINE;
import static dev.bellwether.event.Connectivity.ONLINE;
import static dev.bellwether.testkit.Events.START;
import static dev.bellwether.testkit.Events.confirmed;
import static dev.bellwether.testkit.Events.connection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Plan.Nothing;
import dev.bellwether.decide.Plan.Settle;
import dev.bellwether.decide.Plan.Spread;
import dev.bellwether.decide.Plan.Tell;
import dev.bellwether.decide.route.Labels;
import dev.bellwether.decide.route.Schedule;
import dev.bellwether.decide.route.Span;
import dev.bellwether.decide.route.Span.Range;
import dev.bellwether.decide.route.TimeInterval;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.AcknowledgedIncident;
import dev.bellwether.incident.Acknowledgement;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.OpenIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Recovery;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.Source;
import dev.bellwether.incident.SuspectedIncident;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final Rules RULES = RulesFixture.hold(AlertName.DEVICE_OFFLINE, 10);

    private Incident latest;

    @Test
    void a_lost_device_is_told_when_it_has_been_lost_for_the_hold() {
        assertThat(plan(connection("7", OFFLINE, 0)))
                .isEqualTo(tell("oncall", Reason.FIRST, START.plus(Duration.ofMinutes(10))));
    }

    @Test
    void what_has_no_hold_is_told_after_the_group_wait() {
        assertThat(plan(confirmed(0))).isEqualTo(tell("oncall", Reason.FIRST, START.plusSeconds(30)));
    }

    @Test
    void something_worse_does_not_wait_for_the_hold_of_something_milder() {
        plan(connection("7", OFFLINE, 0));

        assertThat(plan(confirmed(1))).isEqualTo(tell("oncall", Reason.CHANGED, START.plusSeconds(30)));
    }

    @Test
    void more_of_the_same_is_gathered_for_the_group_interval() {
        plan(confirmed(0));

        assertThat(plan(connection("8", OFFLINE, 1)))
                .isEqualTo(tell("oncall", Reason.CHANGED, START.plus(Duration.ofMinutes(5))));
    }

    @Test
    void an_end_is_settled_with_whoever_was_told_and_nothing_is_said_about_nothing() {
        assertThat(plan(connection("7", ONLINE, 0))).isInstanceOf(Nothing.class);
        plan(connection("7", OFFLINE, 1));
        assertThat(plan(connection("7", ONLINE, 2))).isInstanceOf(Settle.class);
    }

    @Test
    void what_a_poll_raised_is_held_from_when_it_began_and_what_a_webhook_tells_from_now() {
        Instant began = START.minus(Duration.ofMinutes(7));

        assertThat(plan(alert(Source.POLL, began)))
                .isEqualTo(tell("oncall", Reason.FIRST, START.plus(Duration.ofMinutes(3))));
        assertThat(plan(alert(Source.WEBHOOK, began)))
                .isEqualTo(tell("oncall", Reason.FIRST, START.plus(Duration.ofMinutes(10))));
    }

    @Test
    void what_a_poll_has_watched_for_longer_than_the_hold_waits_for_the_group_only() {
        assertThat(plan(alert(Source.POLL, START.minus(Duration.ofHours(1)))))
                .isEqualTo(tell("oncall", Reason.FIRST, START.plusSeconds(30)));
    }

    @Test
    void everybody_is_told_whom_one_of_the_alerts_reaches_at_the_pace_of_the_most_urgent_way() {
        Rules rules = RulesFixture.routes(
                RulesFixture.route("guards", AlertName.LOCATION_OUTAGE, 0, Schedule.ALWAYS),
                RulesFixture.route("guards", AlertName.DEVICE_OFFLINE, 300, Schedule.ALWAYS));
        LiveIncident incident = opened(alert(AlertName.DEVICE_OFFLINE)).with(alert(AlertName.LOCATION_OUTAGE));
        LiveIncident other = opened(alert(AlertName.DEVICE_OFFLINE)).with(alert(AlertName.HARDWARE_ALARM));

        assertThat(Planner.plan(new Decision.Joined(incident, true, "worse"), rules, null, START))
                .isEqualTo(tell("guards", Reason.CHANGED, START));
        assertThat(Planner.plan(new Decision.Opened(other, "new"), rules, null, START))
                .isEqualTo(new Spread(List.of(
                        new Tell("guards", Reason.FIRST, START.plusSeconds(300)),
                        new Tell("oncall", Reason.FIRST, START.plusSeconds(30)))));
    }

    @Test
    void what_may_not_be_told_now_is_told_and_ended_and_repeated_when_it_may() {
        Instant morning = Instant.parse("2026-03-02T06:00:00Z");
        Span day = new Span(List.of(new Range(360, 1440)), List.of(new Range(1, 1)), List.of(), List.of(), List.of(),
                ZoneOffset.UTC);
        Schedule mondays = new Schedule(List.of(new TimeInterval("mondays", List.of(day))), List.of());
        Rules rules = RulesFixture.routes(RulesFixture.route("desk", AlertName.DEVICE_OFFLINE, 0, mondays));
        LiveIncident incident = opened(alert(AlertName.DEVICE_OFFLINE));

        assertThat(Planner.plan(new Decision.Opened(incident, "new"), rules, null, START))
                .isEqualTo(tell("desk", Reason.FIRST, morning));
        assertThat(Planner.plan(new Decision.Resolved(incident.resolve(START, Recovery.POLL), "over"), rules, null, START))
                .isEqualTo(new Settle(Map.of("desk", morning)));
        assertThat(Planner.repeatAt(incident, "desk", rules, null, START)).contains(morning);
        assertThat(Planner.repeatAt(incident, "desk", rules, null, morning)).contains(morning.plus(Duration.ofHours(4)));
    }

    @Test
    void what_people_wait_for_is_told_at_once() {
        OpenIncident incident = opened(alert(AlertName.LOCATION_OUTAGE)).confirm(START);

        assertThat(planned(new Decision.Flapping(incident, "it flaps"))).isEqualTo(tell("oncall", Reason.FLAPPING, START));
        assertThat(planned(new Decision.Settled(incident, "at rest"))).isEqualTo(tell("oncall", Reason.SETTLED, START));
        assertThat(planned(new Decision.Lapsed(incident, "snoozed until now")))
                .isEqualTo(tell("oncall", Reason.REPEAT, START));
        assertThat(planned(new Decision.Escalated(incident, List.of("boss"), "nobody took care")))
                .isEqualTo(tell("boss", Reason.ESCALATED, START));
    }

    @Test
    void what_somebody_takes_care_of_is_told_no_more_and_not_again() {
        AcknowledgedIncident taken =
                opened(alert(AlertName.LOCATION_OUTAGE)).acknowledge(new Acknowledgement("olaf", START, null));

        assertThat(planned(new Decision.Acknowledged(taken, "by olaf"))).isEqualTo(new Plan.Quieten());
        assertThat(Planner.repeatAt(taken, "oncall", RULES, null, START)).isEmpty();
        assertThat(planned(new Decision.Joined(taken, false, "one more"))).isEqualTo(
                tell("oncall", Reason.CHANGED, START.plus(Duration.ofMinutes(5))));
    }

    @Test
    void what_somebody_snoozed_waits_until_then() {
        Instant until = START.plus(Duration.ofHours(8));
        AcknowledgedIncident snoozed =
                opened(alert(AlertName.LOCATION_OUTAGE)).acknowledge(new Acknowledgement("olaf", START, until));

        assertThat(planned(new Decision.Joined(snoozed, false, "one more"))).isEqualTo(tell("oncall", Reason.CHANGED, until));
    }

    @Test
    void how_it_stays_is_an_end_if_it_stays_well() {
        Incident over = opened(alert(AlertName.LOCATION_OUTAGE)).resolve(START, Recovery.POLL);

        assertThat(planned(new Decision.Settled(over, "at rest"))).isEqualTo(new Settle(Map.of("oncall", START)));
    }

    private static Plan planned(Decision decision) {
        return Planner.plan(decision, RULES, null, START);
    }

    @Test
    void whom_the_routes_no_longer_reach_is_not_told_again() {
        assertThat(Planner.repeatAt(opened(alert(AlertName.DEVICE_OFFLINE)), "gone", RULES, null, START)).isEmpty();
    }

    @Test
    void what_the_directory_knows_of_the_place_is_matched() {
        Place place = new Place(
                "loc-1", "TLN-1", "#1", null, null, "BIKE_LOCKERS", true, List.of("indoor"), Connectivity.ONLINE, null, null,
                null, START);
        LiveIncident incident = opened(alert(AlertName.HARDWARE_ALARM));

        assertThat(Labels.of(incident.facts().lead(), incident.facts(), place))
                .hasToString("alertname=\"HardwareAlarm\" severity=\"warning\" type=\"alarm\" category=\"offline\" "
                        + "location=\"loc-1\" location_code=\"TLN-1\" location_label=\"#1\" location_type=\"BIKE_LOCKERS\" "
                        + "tag=\"indoor\"");
    }

    private static SuspectedIncident opened(Alert alert) {
        return LiveIncident.opened(new IncidentKey("loc-1", Kind.CONNECTION), LocationRef.NONE, alert, "test");
    }

    private static Alert alert(AlertName name) {
        return new Alert(
                Fingerprint.of(name, "loc-1", "7", ""), name, Severity.WARNING, DeviceRef.NONE, "offline", Source.WEBHOOK,
                START, START, START, null);
    }

    private static Plan tell(String receiver, Reason reason, Instant notBefore) {
        return new Spread(List.of(new Tell(receiver, reason, notBefore)));
    }

    private static Plan plan(Alert alert) {
        IncidentKey key = new IncidentKey("loc-1", Kind.CONNECTION);
        LiveIncident incident = LiveIncident.opened(key, LocationRef.NONE, alert, "poll");
        return ruled(new Decision.Opened(incident, "polled"), null);
    }

    private static Alert alert(Source source, Instant since) {
        AlertName name = AlertName.DEVICE_OFFLINE;
        return new Alert(
                Fingerprint.of(name, "loc-1", "7", ""), name, Severity.WARNING, DeviceRef.NONE, "offline", source, since,
                since, START, null);
    }

    private Plan plan(DeviceEvent event) {
        Decision decision = Decider.onEvent(new Sighting(event, null), latest);
        Incident before = latest;
        latest = RulesFixture.after(decision, latest);
        return ruled(decision, before);
    }

    private static Plan ruled(Decision found, @Nullable Incident before) {
        return Planner.plan(new Ruling(RULES, null, START).of(found, before), RULES, null, START);
    }
}
