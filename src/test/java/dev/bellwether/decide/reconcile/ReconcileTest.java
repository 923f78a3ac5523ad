package dev.bellwether.decide.reconcile;

import static dev.bellwether.decide.reconcile.Looks.locker;
import static dev.bellwether.decide.reconcile.Looks.second;
import static dev.bellwether.event.Connectivity.OFFLINE;
import static dev.bellwether.event.Connectivity.ONLINE;
import static dev.bellwether.event.Connectivity.PARTIALLY_ONLINE;
import static dev.bellwether.event.Connectivity.UNKNOWN;
import static dev.bellwether.testkit.Events.confirmed;
import static dev.bellwether.testkit.Events.connection;
import static dev.bellwether.testkit.Events.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Decision.Joined;
import dev.bellwether.decide.Decision.Noted;
import dev.bellwether.decide.Decision.Nothing;
import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Recovery;
import dev.bellwether.incident.ResolvedIncident;
import dev.bellwether.incident.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What looks at one location mean. Events are heard a minute after they happened. */
class ReconcileTest {

    private final Looks looks = new Looks("loc-1");

    @Test
    void a_location_seen_whole_twice_is_recovered_and_once_is_not() {
        looks.look(ONLINE, 10, minute(-5));
        looks.event(connection("7", OFFLINE, 0));
        looks.look(PARTIALLY_ONLINE, 9, minute(2));

        Verdict once = looks.look(ONLINE, 10, minute(5));
        assertThat(once.decision()).isInstanceOf(Nothing.class);
        assertThat(once.belief().dueAt()).isEqualTo(minute(5).plusSeconds(8));

        Verdict twice = looks.look(ONLINE, 10, minute(5).plusSeconds(8));
        assertThat(twice.finding()).isEqualTo(Finding.RECOVERED);
        assertThat(looks.losses()).isInstanceOfSatisfying(ResolvedIncident.class, over -> {
            assertThat(over.how()).isEqualTo(Recovery.POLL);
            assertThat(over.resolvedAt()).isEqualTo(minute(5));
        });
        assertThat(looks.belief().isCalm()).isTrue();
    }

    @Test
    void a_location_whose_loss_no_look_ever_saw_had_a_late_webhook() {
        looks.look(ONLINE, 10, minute(-5));
        looks.event(connection("7", OFFLINE, 0));
        looks.look(ONLINE, 10, minute(2));

        assertThat(looks.look(ONLINE, 10, minute(3)).finding()).isEqualTo(Finding.LATE);
    }

    @Test
    void seen_whole_broken_and_whole_again_is_not_seen_whole_twice() {
        looks.event(connection("7", OFFLINE, 0));
        looks.look(ONLINE, 10, minute(5));
        looks.look(PARTIALLY_ONLINE, 9, minute(6));

        assertThat(looks.look(ONLINE, 10, minute(7)).decision()).isInstanceOf(Nothing.class);
    }

    @Test
    void unknown_recovers_nothing_and_interrupts_being_seen_whole() {
        looks.event(connection("7", OFFLINE, 0));
        looks.look(ONLINE, 10, minute(5));
        looks.look(UNKNOWN, 10, minute(6));

        assertThat(looks.look(ONLINE, 10, minute(7)).decision()).isInstanceOf(Nothing.class);
        assertThat(looks.live()).isNotNull();
    }

    @Test
    void a_look_that_began_before_the_loss_was_heard_of_counts_for_nothing() {
        looks.event(connection("7", OFFLINE, 0));
        looks.look(ONLINE, 10, second(30));
        looks.look(ONLINE, 10, second(60));

        assertThat(looks.live()).isNotNull();
        assertThat(looks.belief().wholeSince()).isNull();
    }

    @Test
    void a_location_that_misses_a_device_is_not_recovered() {
        looks.event(connection("7", OFFLINE, 0));
        looks.look(ONLINE, 9, minute(5));
        looks.look(ONLINE, 9, minute(10));

        assertThat(looks.live()).isNotNull();
    }

    @Test
    void a_loss_by_bikeeps_clock_just_before_our_look_is_not_taken_for_an_old_one() {
        looks.event(connection("7", OFFLINE, 0));
        looks.look(ONLINE, 10, minute(5));
        looks.look(ONLINE, 10, minute(6));

        assertThat(looks.event(connection("7", OFFLINE, 4))).isInstanceOf(Opened.class);
    }

    @Test
    void what_polls_show_for_longer_than_a_webhook_may_take_is_a_missed_webhook() {
        looks.look(ONLINE, 10, minute(0));
        looks.look(PARTIALLY_ONLINE, 8, minute(5));
        assertThat(looks.belief().devicesDue()).isFalse();
        looks.look(PARTIALLY_ONLINE, 8, minute(12));
        assertThat(looks.belief().devicesDue()).isTrue();

        Verdict missed = looks.read(
                List.of(locker("1", ONLINE), locker("2", OFFLINE), locker("3", OFFLINE)), minute(12).plusSeconds(1));

        assertThat(missed.finding()).isEqualTo(Finding.MISSED);
        assertThat(missed.decision()).isInstanceOfSatisfying(Opened.class, opened -> {
            assertThat(opened.incident().facts().alerts()).hasSize(2);
            assertThat(opened.incident().facts().lead().source()).isEqualTo(Source.POLL);
        });
    }

    @Test
    void a_whole_location_that_is_offline_though_nobody_told_is_an_outage() {
        looks.look(OFFLINE, 0, minute(5));
        looks.look(OFFLINE, 0, minute(12));
        Verdict missed = looks.read(null, minute(12).plusSeconds(1));

        assertThat(missed.decision()).isInstanceOfSatisfying(Opened.class, opened -> assertThat(
                        opened.incident().facts().lead().name())
                .isEqualTo(AlertName.LOCATION_OUTAGE));
    }

    @Test
    void a_loss_is_opened_even_if_its_devices_cannot_be_read() {
        looks.look(PARTIALLY_ONLINE, 8, minute(5));
        looks.look(PARTIALLY_ONLINE, 8, minute(12));

        Verdict missed = looks.read(null, minute(12).plusSeconds(1));

        assertThat(missed.decision()).isInstanceOfSatisfying(Opened.class, opened -> assertThat(
                        opened.incident().facts().lead().detail())
                .isEqualTo("2 devices offline"));
    }

    @Test
    void a_webhook_that_comes_in_time_leaves_nothing_missed() {
        looks.look(PARTIALLY_ONLINE, 9, minute(0));
        looks.event(connection("7", OFFLINE, 1));
        looks.look(PARTIALLY_ONLINE, 9, minute(12));
        Verdict read = looks.read(List.of(locker("7", OFFLINE), locker("8", ONLINE)), minute(12).plusSeconds(1));

        assertThat(read.finding()).isEqualTo(Finding.NOTHING);
        assertThat(looks.belief().moreSince()).isNull();
    }

    @Test
    void a_device_that_is_back_though_nobody_told_is_over_and_the_others_are_not() {
        looks.event(connection("7", OFFLINE, 0));
        looks.event(connection("8", OFFLINE, 0));
        looks.look(PARTIALLY_ONLINE, 9, minute(5));
        looks.look(PARTIALLY_ONLINE, 9, minute(12));

        Verdict eased = looks.read(List.of(locker("7", ONLINE), locker("8", OFFLINE)), minute(12).plusSeconds(1));

        assertThat(eased.finding()).isEqualTo(Finding.EASED);
        assertThat(eased.decision()).isInstanceOf(Noted.class);
        assertThat(((LiveIncident) looks.losses()).facts().firing())
                .singleElement()
                .satisfies(alert -> assertThat(alert.device().alias()).isEqualTo("8"));
    }

    @Test
    void a_confirmed_outage_of_which_part_is_back_goes_on_with_the_rest() {
        looks.event(confirmed(0));
        looks.look(PARTIALLY_ONLINE, 9, minute(5));
        looks.look(PARTIALLY_ONLINE, 9, minute(5).plusSeconds(8));
        assertThat(looks.belief().devicesDue()).isTrue();

        looks.read(List.of(locker("7", OFFLINE), locker("8", ONLINE)), minute(6));

        assertThat(looks.live()).isNotNull();
        assertThat(looks.live().facts().firing())
                .singleElement()
                .satisfies(alert -> assertThat(alert.name()).isEqualTo(AlertName.DEVICE_OFFLINE));
    }

    @Test
    void the_same_state_of_affairs_is_not_read_twice() {
        looks.event(connection("7", OFFLINE, 0));
        looks.look(PARTIALLY_ONLINE, 9, minute(2));
        assertThat(looks.belief().devicesDue()).isTrue();
        looks.read(List.of(locker("7", OFFLINE)), minute(2).plusSeconds(1));
        looks.look(PARTIALLY_ONLINE, 9, minute(10));
        looks.look(PARTIALLY_ONLINE, 9, minute(60));

        assertThat(looks.belief().devicesDue()).isFalse();
    }

    @Test
    void an_outage_that_lasts_and_is_never_confirmed_is_promoted_all_the_same() {
        for (int device = 1; device <= 10; device++) {
            looks.event(connection("" + device, OFFLINE, 0));
        }
        looks.look(OFFLINE, 0, minute(5));
        assertThat(looks.look(OFFLINE, 0, minute(141)).finding()).isEqualTo(Finding.NOTHING);

        Verdict unconfirmed = looks.look(OFFLINE, 0, minute(142));

        assertThat(unconfirmed.finding()).isEqualTo(Finding.UNCONFIRMED);
        assertThat(unconfirmed.decision()).isInstanceOfSatisfying(Joined.class, joined -> assertThat(joined.worse())
                .isTrue());
    }

    @Test
    void a_location_of_which_bikeep_knows_nothing_for_an_hour_is_told_once_and_ends_when_it_knows() {
        for (int at = 0; at < 60; at += 5) {
            looks.look(UNKNOWN, 10, minute(at));
            assertThat(looks.sight()).isNull();
        }
        looks.look(UNKNOWN, 10, minute(60));
        assertThat(looks.sight()).isInstanceOf(LiveIncident.class);
        LiveIncident told = (LiveIncident) looks.sight();
        looks.look(UNKNOWN, 10, minute(65));
        assertThat(looks.sight()).isSameAs(told);
        looks.look(ONLINE, 10, minute(70));
        assertThat(looks.sight()).isInstanceOf(ResolvedIncident.class);
    }

    @Test
    void any_sign_of_life_of_a_confirmed_outage_is_asked_about_when_bikeep_can_be_asked() {
        looks.look(OFFLINE, 0, minute(-1));
        looks.event(confirmed(0));

        assertThat(looks.event(connection("7", ONLINE, 3))).isInstanceOf(Noted.class);
        assertThat(looks.live()).isNotNull();
    }

    @Test
    void one_reading_that_finds_every_device_back_ends_nothing_and_asks_for_a_look_soon() {
        looks.event(connection("7", OFFLINE, 0));
        looks.event(connection("8", OFFLINE, 0));
        looks.look(PARTIALLY_ONLINE, 9, minute(5));
        looks.look(PARTIALLY_ONLINE, 9, minute(12));

        Verdict read = looks.read(List.of(locker("7", ONLINE), locker("8", ONLINE)), minute(12).plusSeconds(1));

        assertThat(read.decision()).isInstanceOf(Nothing.class);
        assertThat(looks.live()).isNotNull();
        assertThat(looks.belief().dueAt()).isEqualTo(minute(12).plusSeconds(9));
        looks.look(ONLINE, 10, minute(12).plusSeconds(9));
        assertThat(looks.live()).isNotNull();
        looks.look(ONLINE, 10, minute(12).plusSeconds(17));
        assertThat(looks.losses()).isInstanceOf(ResolvedIncident.class);
    }

    @Test
    void what_is_lost_again_right_after_a_reading_that_found_nothing_is_read_again() {
        looks.look(PARTIALLY_ONLINE, 9, minute(0));
        looks.look(PARTIALLY_ONLINE, 9, minute(7));
        looks.read(List.of(locker("7", ONLINE)), minute(7).plusSeconds(1));
        assertThat(looks.live()).isNull();
        looks.look(PARTIALLY_ONLINE, 9, minute(12));
        assertThat(looks.belief().devicesDue()).isFalse();

        looks.look(PARTIALLY_ONLINE, 9, minute(17));

        assertThat(looks.belief().devicesDue()).isTrue();
        looks.read(List.of(locker("7", OFFLINE)), minute(17).plusSeconds(1));
        assertThat(looks.live()).isNotNull();
    }

    @Test
    void a_look_too_old_to_tell_of_losses_still_shows_that_bikeep_knows() {
        looks.look(ONLINE, 10, minute(-5));
        looks.look(UNKNOWN, 10, minute(0));
        looks.look(UNKNOWN, 10, minute(55));
        looks.event(connection("7", OFFLINE, 60));

        looks.look(ONLINE, 10, minute(60));

        assertThat(looks.sight()).isNull();
        assertThat(looks.belief().blindSince()).isNull();
        assertThat(looks.belief().known()).isNull();
    }
}
