package dev.bellwether.decide;

import static dev.bellwether.event.Connectivity.OFFLINE;
import static dev.bellwether.event.Connectivity.ONLINE;
import static dev.bellwether.event.Connectivity.UNKNOWN;
import static dev.bellwether.testkit.Events.alarm;
import static dev.bellwether.testkit.Events.confirmed;
import static dev.bellwether.testkit.Events.connection;
import static dev.bellwether.testkit.Events.locationOnline;
import static dev.bellwether.testkit.Events.minute;
import static dev.bellwether.testkit.Events.stuck;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Decision.Joined;
import dev.bellwether.decide.Decision.Noted;
import dev.bellwether.decide.Decision.Nothing;
import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.decide.Decision.Resolved;
import dev.bellwether.event.AlarmRaised;
import dev.bellwether.event.ConnectionChanged;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.EventId;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LocationRef;
import dev.bellwether.event.Notice;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Recovery;
import dev.bellwether.incident.ResolvedIncident;
import dev.bellwether.incident.Severity;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeciderTest {

    private Incident latest;

    @Test
    void a_lost_device_opens_an_incident_of_its_location() {
        Decision decision = when(connection("7", OFFLINE, 0));

        assertThat(decision).isInstanceOf(Opened.class);
        assertThat(latest.key().location()).isEqualTo("loc-1");
        assertThat(latest.key().kind()).isEqualTo(Kind.CONNECTION);
        assertThat(latest.facts().openedAt()).isEqualTo(minute(0));
        assertThat(latest.facts().lead().severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void a_lost_gateway_is_critical() {
        when(connection("C1", "GUARD", OFFLINE, 0));

        assertThat(latest.facts().lead().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void a_second_lost_device_joins_and_both_must_come_back() {
        when(connection("7", OFFLINE, 0));
        assertThat(when(connection("8", OFFLINE, 1))).isInstanceOf(Joined.class);
        assertThat(when(connection("7", ONLINE, 2))).isInstanceOf(Noted.class);
        assertThat(when(connection("8", ONLINE, 3))).isInstanceOf(Resolved.class);

        assertThat(((ResolvedIncident) latest).how()).isEqualTo(Recovery.WEBHOOK);
        assertThat(((ResolvedIncident) latest).resolvedAt()).isEqualTo(minute(3));
    }

    @Test
    void a_confirmed_outage_promotes_the_incident_of_the_lost_devices() {
        when(connection("7", OFFLINE, 0));
        Decision decision = when(confirmed(120));

        assertThat(decision).isInstanceOfSatisfying(Joined.class, joined -> assertThat(joined.worse()).isTrue());
        assertThat(latest.facts().alerts()).hasSize(2);
        assertThat(latest.facts().lead().name()).isEqualTo(AlertName.LOCATION_OUTAGE);
    }

    @Test
    void any_sign_of_life_ends_a_confirmed_outage() {
        when(confirmed(120));

        assertThat(when(connection("3", ONLINE, 130))).isInstanceOf(Resolved.class);
    }

    @Test
    void a_location_that_is_online_as_a_whole_ends_every_loss() {
        when(connection("7", OFFLINE, 0));
        when(connection("8", OFFLINE, 1));
        when(confirmed(120));

        assertThat(when(locationOnline(130))).isInstanceOf(Resolved.class);
    }

    @Test
    void an_online_event_older_than_the_loss_ends_nothing() {
        when(connection("7", OFFLINE, 10));

        assertThat(when(connection("7", ONLINE, 5)))
                .isInstanceOfSatisfying(Noted.class, noted -> assertThat(noted.what()).isEqualTo("late"));
        assertThat(latest).isInstanceOf(LiveIncident.class);
    }

    @Test
    void a_loss_that_arrives_after_its_recovery_reopens_nothing() {
        when(connection("7", OFFLINE, 0));
        when(connection("7", ONLINE, 5));

        assertThat(when(connection("7", OFFLINE, 3))).isInstanceOf(Noted.class);
        assertThat(latest).isInstanceOf(ResolvedIncident.class);
    }

    @Test
    void a_new_loss_after_the_recovery_is_a_new_incident() {
        when(connection("7", OFFLINE, 0));
        Incident first = latest;
        when(connection("7", ONLINE, 5));

        assertThat(when(connection("7", OFFLINE, 6))).isInstanceOf(Opened.class);
        assertThat(latest.id()).isNotEqualTo(first.id());
    }

    @Test
    void a_device_lost_again_while_others_still_are_fires_again() {
        when(connection("7", OFFLINE, 0));
        when(connection("8", OFFLINE, 0));
        when(connection("7", ONLINE, 2));

        assertThat(when(connection("7", OFFLINE, 4))).isInstanceOf(Joined.class);
        assertThat(latest.facts().firing()).hasSize(2);
    }

    @Test
    void the_same_alarm_again_is_a_line_and_another_alarm_joins() {
        when(alarm("7", "security", "wire_cut", 0));

        assertThat(when(alarm("7", "security", "wire_cut", 1)))
                .isInstanceOfSatisfying(Noted.class, noted -> assertThat(noted.what()).isEqualTo("again"));
        assertThat(when(alarm("7", "security", "case_opened", 2))).isInstanceOf(Joined.class);
    }

    @Test
    void alarms_of_category_security_are_critical_and_others_are_not() {
        when(alarm("7", "security", "wire_cut", 0));
        assertThat(latest.facts().lead().severity()).isEqualTo(Severity.CRITICAL);

        latest = null;
        when(alarm("7", "a category nobody has published", "x", 0));
        assertThat(latest.facts().lead().severity()).isEqualTo(Severity.WARNING);
        assertThat(latest.facts().lead().detail()).isEqualTo("a category nobody has published / x");
    }

    @Test
    void losses_alarms_and_stuck_devices_of_a_location_are_incidents_of_their_own() {
        assertThat(Decider.subject(seen(connection("7", OFFLINE, 0)))).get().extracting("kind").isEqualTo(Kind.CONNECTION);
        assertThat(Decider.subject(seen(alarm("7", "a", "b", 0)))).get().extracting("kind").isEqualTo(Kind.ALARM);
        assertThat(Decider.subject(seen(stuck("7", "door_open", 0)))).get().extracting("kind").isEqualTo(Kind.STATUS);
    }

    @Test
    void a_connection_literal_without_a_meaning_is_told_rather_than_lost() {
        assertThat(when(connection("7", UNKNOWN, 0))).isInstanceOf(Opened.class);
        assertThat(latest.facts().lead().detail()).isEqualTo("unknown");
    }

    @Test
    void an_online_event_out_of_the_blue_means_nothing() {
        assertThat(when(connection("7", ONLINE, 0))).isInstanceOf(Nothing.class);
    }

    @Test
    void nobody_is_called_for_a_parking_reminder_or_an_empty_delivery() {
        Facts empty = new Facts(new EventId("e"), LocationRef.NONE, DeviceRef.NONE, null, minute(0), "{}");

        assertThat(when(new Notice(empty, "parking_reminder"))).isInstanceOf(Nothing.class);
        assertThat(when(new ConnectionChanged(empty, UNKNOWN, null))).isInstanceOf(Nothing.class);
    }

    @Test
    void an_alarm_that_names_no_location_is_told_all_the_same() {
        Facts nowhere = new Facts(
                new EventId("e"), LocationRef.NONE, new DeviceRef("dev-9", null, null, null, null), null, minute(0), "{}");

        Decision decision = when(new AlarmRaised(nowhere, "security", "wire_cut"));

        assertThat(decision).isInstanceOf(Opened.class);
        assertThat(latest.key().location()).isEqualTo("device:dev-9");
    }

    @Test
    void silence_ends_an_alarm_after_the_time_of_the_rules_and_not_before() {
        when(alarm("7", "security", "wire_cut", 0));
        Rules rules = RulesFixture.quiet(AlertName.HARDWARE_ALARM, 60);
        LiveIncident open = (LiveIncident) latest;
        Alert alert = open.facts().lead();

        assertThat(Recoveries.onQuiet(open, rules, alert.heardAt().plusSeconds(3599))).isInstanceOf(Nothing.class);
        assertThat(Recoveries.onQuiet(open, rules, alert.heardAt().plusSeconds(3600)))
                .isInstanceOfSatisfying(
                        Resolved.class, over -> assertThat(over.incident().how()).isEqualTo(Recovery.QUIET));
    }

    @Test
    void a_loss_that_arrives_after_its_recovery_opens_nothing_though_no_incident_knows_of_it() {
        assertThat(when(connection("7", OFFLINE, 3), minute(5))).isInstanceOf(Nothing.class);
        assertThat(when(connection("7", OFFLINE, 5), minute(5))).isInstanceOf(Nothing.class);
        assertThat(when(connection("7", OFFLINE, 6), minute(5))).isInstanceOf(Opened.class);
    }

    @Test
    void a_loss_that_arrives_after_its_recovery_joins_nothing() {
        when(connection("8", OFFLINE, 0));

        assertThat(when(connection("7", OFFLINE, 3), minute(5)))
                .isInstanceOfSatisfying(Noted.class, late -> assertThat(late.what()).isEqualTo("late"));
        assertThat(latest.facts().firing()).hasSize(1);
    }

    @Test
    void what_never_says_it_is_over_is_not_late_by_another_devices_recovery() {
        assertThat(when(alarm("7", "security", "lifted", 3), minute(5))).isInstanceOf(Opened.class);
    }

    @Test
    void nothing_is_decided_without_a_reason() {
        for (DeviceEvent event : new DeviceEvent[] {
            connection("7", OFFLINE, 0), connection("7", OFFLINE, 1), confirmed(3), alarm("7", "a", "b", 4),
            locationOnline(5), locationOnline(6)
        }) {
            assertThat(when(event).reason()).isNotBlank();
        }
    }

    private Decision when(DeviceEvent event) {
        Decision decision = Decider.onEvent(seen(event), latest);
        latest = RulesFixture.after(decision, latest);
        return decision;
    }

    /** With a recovery heard before. */
    private Decision when(DeviceEvent event, Instant back) {
        Decision decision = Decider.onEvent(seen(event), latest, (location, device) -> Optional.of(back));
        latest = RulesFixture.after(decision, latest);
        return decision;
    }

    private static Sighting seen(DeviceEvent event) {
        return new Sighting(event, null);
    }
}
