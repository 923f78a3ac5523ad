package dev.bellwether.decide.reconcile;

import static dev.bellwether.decide.reconcile.Looks.MARGINS;
import static dev.bellwether.event.Connectivity.OFFLINE;
import static dev.bellwether.event.Connectivity.ONLINE;
import static dev.bellwether.event.Connectivity.PARTIALLY_ONLINE;
import static dev.bellwether.event.Connectivity.UNKNOWN;
import static dev.bellwether.testkit.Events.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.event.ConnectionChanged;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.OutageConfirmed;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Polled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which webhooks looks let us expect. Clocks may differ by two minutes. */
class ExpectationTest {

    private Belief belief = Belief.calm("loc-1");
    private @Nullable Place before;

    @Test
    void a_look_at_more_lost_expects_an_offline_webhook_since_the_look_before() {
        look(ONLINE, 10, 0);

        assertThat(look(PARTIALLY_ONLINE, 9, 5))
                .containsExactly(new Expectation(
                        "loc-1", ConnectionChanged.TYPE, true, minute(0), minute(5), minute(12), 1));
        assertThat(look(PARTIALLY_ONLINE, 7, 10)).singleElement().satisfies(e -> assertThat(e.worse()).isTrue());
        assertThat(look(OFFLINE, 0, 15)).singleElement().satisfies(e -> assertThat(e.worse()).isTrue());
    }

    @Test
    void a_look_at_less_lost_expects_an_online_webhook() {
        look(OFFLINE, 0, 0);

        assertThat(look(PARTIALLY_ONLINE, 4, 5)).singleElement().satisfies(e -> assertThat(e.worse()).isFalse());
        assertThat(look(ONLINE, 10, 10))
                .containsExactly(new Expectation(
                        "loc-1", ConnectionChanged.TYPE, false, minute(5), minute(10), minute(17), 6));
    }

    @Test
    void a_lost_gateway_shows_in_the_literal_alone_and_expects_a_webhook_too() {
        look(ONLINE, 10, 0);

        assertThat(look(PARTIALLY_ONLINE, 10, 5)).singleElement().satisfies(e -> assertThat(e.worse()).isTrue());
    }

    @Test
    void a_look_like_the_one_before_expects_nothing() {
        look(PARTIALLY_ONLINE, 9, 0);

        assertThat(look(PARTIALLY_ONLINE, 9, 5)).isEmpty();
    }

    @Test
    void the_first_look_at_a_location_expects_nothing() {
        assertThat(look(OFFLINE, 0, 0)).isEmpty();
    }

    @Test
    void after_a_blind_time_the_expectation_spans_it() {
        look(ONLINE, 10, 0);
        assertThat(look(UNKNOWN, 10, 5)).isEmpty();
        assertThat(look(UNKNOWN, 10, 10)).isEmpty();

        assertThat(look(OFFLINE, 0, 15))
                .containsExactly(new Expectation(
                        "loc-1", ConnectionChanged.TYPE, true, minute(0), minute(15), minute(22), 10));
    }

    @Test
    void a_blind_time_after_which_all_is_as_before_expects_nothing() {
        look(PARTIALLY_ONLINE, 9, 0);
        look(UNKNOWN, 10, 5);

        assertThat(look(PARTIALLY_ONLINE, 9, 10)).isEmpty();
        assertThat(look(PARTIALLY_ONLINE, 9, 15)).isEmpty();
    }

    @Test
    void an_outage_that_was_seen_for_two_hours_expects_a_confirmation_once() {
        look(ONLINE, 10, 0);
        List<Expectation> expected = new ArrayList<>();
        for (int at = 5; at <= 240; at += 5) {
            expected.addAll(look(OFFLINE, 0, at));
        }

        assertThat(expected)
                .filteredOn(e -> e.type().equals(OutageConfirmed.TYPE))
                .containsExactly(new Expectation(
                        "loc-1", OutageConfirmed.TYPE, true, minute(5), minute(125), minute(142), 1));
    }

    @Test
    void an_outage_that_reaches_two_hours_while_bikeep_knows_nothing_expects_it_once_it_is_seen_to_go_on() {
        look(ONLINE, 10, 0);
        look(OFFLINE, 0, 5);
        look(UNKNOWN, 0, 120);
        assertThat(look(UNKNOWN, 0, 125)).isEmpty();

        assertThat(look(OFFLINE, 0, 130)).singleElement().satisfies(e -> assertThat(e.type())
                .isEqualTo(OutageConfirmed.TYPE));
        assertThat(look(OFFLINE, 0, 135)).isEmpty();
    }

    @Test
    void an_outage_with_a_sign_of_life_in_between_expects_no_confirmation() {
        look(ONLINE, 10, 0);
        look(OFFLINE, 0, 5);
        look(PARTIALLY_ONLINE, 1, 60);
        look(OFFLINE, 0, 65);

        assertThat(look(OFFLINE, 0, 130)).isEmpty();
    }

    @Test
    void it_is_met_by_what_happened_between_the_looks_give_or_take_the_slack_however_late_it_came() {
        Expectation lost = lost();

        assertThat(isMet(lost, true, minute(3), minute(55))).isTrue();
        assertThat(isMet(lost, true, minute(-2), minute(5))).isTrue();
        assertThat(isMet(lost, true, minute(7), minute(8))).isTrue();
        assertThat(isMet(lost, true, minute(-2).minusSeconds(1), minute(5))).isFalse();
        assertThat(isMet(lost, true, minute(7).plusSeconds(1), minute(8))).isFalse();
    }

    @Test
    void it_is_met_by_what_came_in_time_when_no_time_was_sent() {
        Expectation lost = lost();

        assertThat(isMet(lost, true, null, minute(1))).isTrue();
        assertThat(isMet(lost, true, null, minute(12))).isTrue();
        assertThat(isMet(lost, true, null, minute(0))).isFalse();
        assertThat(isMet(lost, true, null, minute(12).plusSeconds(1))).isFalse();
    }

    @Test
    void it_is_not_met_by_the_other_direction_or_by_another_type() {
        assertThat(isMet(lost(), false, minute(3), minute(4))).isFalse();
        assertThat(isMet(lost(), false, null, minute(4))).isFalse();
        assertThat(lost().isMetBy(List.of(heard(OutageConfirmed.TYPE, minute(3), minute(4))), MARGINS)).isFalse();
    }

    @Test
    void a_confirmation_is_met_by_when_it_came_since_its_time_is_that_of_the_outage() {
        Expectation confirmation =
                new Expectation("loc-1", OutageConfirmed.TYPE, true, minute(5), minute(125), minute(142), 1);

        assertThat(confirmation.isMetBy(List.of(heard(OutageConfirmed.TYPE, minute(1), minute(130))), MARGINS)).isTrue();
        assertThat(confirmation.isMetBy(List.of(heard(OutageConfirmed.TYPE, minute(1), minute(143))), MARGINS)).isFalse();
    }

    @Test
    void of_several_devices_each_must_be_told_or_the_location_as_a_whole() {
        Expectation three =
                new Expectation("loc-1", ConnectionChanged.TYPE, true, minute(0), minute(5), minute(12), 3);
        Heard one = heard(ConnectionChanged.TYPE, minute(3), minute(4));

        assertThat(three.isMetBy(List.of(one, one), MARGINS)).isFalse();
        assertThat(three.isMetBy(List.of(one, one, one), MARGINS)).isTrue();
        assertThat(three.isMetBy(
                        List.of(new Heard(ConnectionChanged.TYPE, true, minute(3), minute(4), false)), MARGINS))
                .isTrue();
    }

    private static Heard heard(String type, Instant at, Instant received) {
        return new Heard(type, true, at, received, true);
    }

    private static Expectation lost() {
        return new Expectation("loc-1", ConnectionChanged.TYPE, true, minute(0), minute(5), minute(12), 1);
    }

    private static boolean isMet(Expectation expected, boolean worse, @Nullable Instant at, Instant received) {
        return expected.isMetBy(List.of(new Heard(ConnectionChanged.TYPE, worse, at, received, true)), MARGINS);
    }

    private List<Expectation> look(Connectivity connectivity, int online, int at) {
        Polled polled = new Polled(before, Looks.place("loc-1", connectivity, online, minute(at)));
        Belief known = belief;
        belief = Reconcile.losses(known, polled, null, MARGINS).belief();
        before = polled.after();
        return Expectation.of(known, belief, polled, MARGINS);
    }
}
