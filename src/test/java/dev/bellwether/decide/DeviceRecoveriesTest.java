package dev.bellwether.decide;

import static dev.bellwether.event.Connectivity.ONLINE;
import static dev.bellwether.testkit.Events.alarm;
import static dev.bellwether.testkit.Events.connection;
import static dev.bellwether.testkit.Events.minute;
import static dev.bellwether.testkit.Events.stuck;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Decision.Noted;
import dev.bellwether.decide.Decision.Nothing;
import dev.bellwether.decide.Decision.Resolved;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.EventId;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LocationRef;
import dev.bellwether.event.StateStuck;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.DeviceSight;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Recovery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device that is read ends. Events are heard a minute after they happened. */
class DeviceRecoveriesTest {

    private static final Instant READ = minute(10);

    private final DeviceRecoveries stuckDevices =
            new DeviceRecoveries(RulesFixture.quiet(AlertName.ABNORMAL_STATUS, 60), List.of());
    private final DeviceRecoveries alarms =
            new DeviceRecoveries(RulesFixture.quiet(AlertName.HARDWARE_ALARM, 60), List.of("fine", " Quite_Fine "));

    @Test
    void a_stuck_device_is_over_when_its_state_has_changed_since() {
        LiveIncident live = live(stuck("7", "open", 0));

        Decision decision = stuckDevices.onReading(live, List.of(changed("8", null), changed("7", minute(1))), READ);

        assertThat(decision).isInstanceOfSatisfying(Resolved.class, resolved -> {
            assertThat(resolved.incident().how()).isEqualTo(Recovery.DEVICE);
            assertThat(resolved.incident().resolvedAt()).isEqualTo(READ);
            assertThat(resolved.reason())
                    .isEqualTo("device read: AbnormalStatus LOCKER 7 is in another state since " + minute(1));
        });
    }

    @Test
    void the_same_device_that_is_stuck_again_from_the_moment_it_changed_is_not_taken_for_old_news() {
        Story story = new Story(RulesFixture.quiet(AlertName.ABNORMAL_STATUS, 60));
        story.when(stuck("7", "open", 0));
        story.when(stuckDevices.onReading((LiveIncident) story.latest(), List.of(changed("7", minute(5))), READ), READ);

        DeviceRef same = new DeviceRef("dev-7", null, null, "7", "LOCKER");
        assertThat(story.when(named(same, minute(5), minute(11)))).isInstanceOf(Decision.Reopened.class);
    }

    @ParameterizedTest
    @CsvSource({"-1000, false", "0, false", "999, false", "1000, true"})
    void a_state_counts_as_changed_from_the_next_second_on(long millis, boolean over) {
        LiveIncident live = live(stuck("7", "open", 0));

        Decision decision = stuckDevices.onReading(live, List.of(changed("7", minute(0).plusMillis(millis))), READ);

        assertThat(decision instanceof Resolved).isEqualTo(over);
    }

    @Test
    void a_state_of_unknown_age_and_a_device_that_is_not_there_end_nothing() {
        LiveIncident live = live(stuck("7", "open", 0));

        assertThat(stuckDevices.onReading(live, List.of(changed("7", null)), READ)).isInstanceOf(Nothing.class);
        assertThat(stuckDevices.onReading(live, List.of(changed("8", minute(5))), READ)).isInstanceOf(Nothing.class);
        assertThat(stuckDevices.onReading(live, List.of(), READ)).isInstanceOf(Nothing.class);
    }

    @Test
    void a_name_that_means_two_devices_ends_nothing_until_both_have_changed() {
        DeviceRef alias = new DeviceRef(null, null, null, "7", null);
        LiveIncident live = live(named(alias, minute(0), minute(1)));
        DeviceSight changed = changed("7", minute(5));
        DeviceSight not = new DeviceSight(
                new DeviceRef("other", null, null, "7", "GUARD"), true, ONLINE, null, false, minute(-5), null);

        assertThat(stuckDevices.onReading(live, List.of(changed, not), READ)).isInstanceOf(Nothing.class);
        assertThat(stuckDevices.onReading(live, List.of(changed, changed), READ)).isInstanceOf(Resolved.class);
    }

    @Test
    void what_bears_our_own_time_cannot_be_compared_so_nobody_reads_for_it() {
        LiveIncident live = live(named(new DeviceRef("dev-7", null, null, "7", "LOCKER"), null, minute(1)));

        assertThat(stuckDevices.isAwaitedBy(live)).isFalse();
        assertThat(stuckDevices.onReading(live, List.of(changed("7", minute(5))), READ)).isInstanceOf(Nothing.class);
    }

    @Test
    void an_alarm_is_over_when_its_hardware_is_in_a_state_that_means_well() {
        LiveIncident live = live(alarm("7", "security", "wire_cut", 0));

        Decision decision = alarms.onReading(live, List.of(hardware("7", "FINE")), READ);

        assertThat(decision).isInstanceOfSatisfying(Resolved.class, resolved -> {
            assertThat(resolved.incident().how()).isEqualTo(Recovery.DEVICE);
            assertThat(resolved.reason()).isEqualTo("device read: HardwareAlarm LOCKER 7 shows hardware state FINE");
        });
        assertThat(alarms.onReading(live, List.of(hardware("7", "quite_fine")), READ)).isInstanceOf(Resolved.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bad", "not fine"})
    void any_other_state_of_the_hardware_ends_no_alarm(String state) {
        LiveIncident live = live(alarm("7", "security", "wire_cut", 0));

        assertThat(alarms.onReading(live, List.of(hardware("7", state)), READ)).isInstanceOf(Nothing.class);
        assertThat(alarms.onReading(live, List.of(changed("7", minute(5))), READ)).isInstanceOf(Nothing.class);
    }

    @Test
    void where_nobody_says_which_states_mean_well_no_alarm_waits_for_a_reading() {
        DeviceRecoveries byDefault = new DeviceRecoveries(RulesFixture.quiet(AlertName.HARDWARE_ALARM, 60), List.of());
        LiveIncident live = live(alarm("7", "security", "wire_cut", 0));

        assertThat(byDefault.isAwaitedBy(live)).isFalse();
        assertThat(byDefault.onReading(live, List.of(hardware("7", "FINE")), READ)).isInstanceOf(Nothing.class);
    }

    @Test
    void a_reading_that_began_before_the_newest_evidence_was_heard_ends_nothing() {
        LiveIncident alarm = live(alarm("7", "security", "wire_cut", 0));
        LiveIncident stuck = live(stuck("7", "open", 0));

        assertThat(alarms.onReading(alarm, List.of(hardware("7", "fine")), minute(1))).isInstanceOf(Nothing.class);
        assertThat(stuckDevices.onReading(stuck, List.of(changed("7", minute(1))), minute(1)))
                .isInstanceOf(Nothing.class);
    }

    @Test
    void devices_that_could_not_be_read_end_nothing() {
        assertThat(stuckDevices.onReading(live(stuck("7", "open", 0)), null, READ)).isInstanceOf(Nothing.class);
    }

    @Test
    void what_else_fires_goes_on() {
        LiveIncident live = live(stuck("7", "open", 0), stuck("8", "open", 1));

        Decision decision = stuckDevices.onReading(live, List.of(changed("7", minute(5)), changed("8", minute(1))), READ);

        assertThat(decision).isInstanceOfSatisfying(Noted.class, noted -> {
            assertThat(noted.what()).isEqualTo("eased");
            assertThat(noted.reason()).endsWith("; still firing: 1");
            assertThat(noted.incident().facts().firing()).extracting(alert -> alert.device().alias()).containsExactly("8");
        });
    }

    @Test
    void only_what_the_rules_let_a_device_end_waits_for_a_reading() {
        LiveIncident live = live(stuck("7", "open", 0));
        Rules without = RulesFixture.ending(AlertName.ABNORMAL_STATUS, new Ending(Duration.ofHours(1), false));
        Rules other = RulesFixture.quiet(AlertName.HARDWARE_ALARM, 60);
        Rules lost = RulesFixture.quiet(AlertName.DEVICE_OFFLINE, 60);

        assertThat(stuckDevices.isAwaitedBy(live)).isTrue();
        assertThat(new DeviceRecoveries(without, List.of("fine")).isAwaitedBy(live)).isFalse();
        assertThat(new DeviceRecoveries(other, List.of("fine")).isAwaitedBy(live)).isFalse();
        assertThat(new DeviceRecoveries(lost, List.of("fine")).isAwaitedBy(live(connection("7", Connectivity.OFFLINE, 0))))
                .isFalse();
        assertThat(new DeviceRecoveries(without, List.of()).onReading(live, List.of(changed("7", minute(5))), READ))
                .isInstanceOf(Nothing.class);
    }

    @Test
    void what_is_about_no_device_waits_for_none() {
        assertThat(stuckDevices.isAwaitedBy(live(named(DeviceRef.NONE, minute(0), minute(1))))).isFalse();
    }

    @Test
    void what_is_over_already_waits_for_nothing() {
        LiveIncident live = live(stuck("7", "open", 0), named(DeviceRef.NONE, minute(0), minute(1)));
        Alert ended = live.facts().alerts().get(0).overAsWeSaw(minute(5));

        assertThat(stuckDevices.isAwaitedBy(live)).isTrue();
        assertThat(stuckDevices.isAwaitedBy(live.with(ended))).isFalse();
    }

    private static LiveIncident live(DeviceEvent... events) {
        Incident latest = null;
        for (DeviceEvent event : events) {
            latest = RulesFixture.after(Decider.onEvent(new Sighting(event, null), latest), latest);
        }
        return (LiveIncident) latest;
    }

    private static DeviceEvent named(DeviceRef device, @Nullable Instant at, Instant heard) {
        LocationRef where = stuck("any", "open", 0).facts().location();
        return new StateStuck(new Facts(new EventId("stuck"), where, device, at, heard, "{}"), "open");
    }

    private static DeviceSight changed(String alias, @Nullable Instant since) {
        return sight(alias, since, null);
    }

    private static DeviceSight hardware(String alias, String state) {
        return sight(alias, null, state);
    }

    private static DeviceSight sight(String alias, @Nullable Instant since, @Nullable String hardware) {
        return new DeviceSight(
                new DeviceRef("dev-" + alias, null, null, alias, "LOCKER"), false, ONLINE, null, false, since, hardware);
    }
}
