package dev.bellwether.decide;

import static dev.bellwether.event.Connectivity.OFFLINE;
import static dev.bellwether.event.Connectivity.ONLINE;
import static dev.bellwether.event.Connectivity.PARTIALLY_ONLINE;
import static dev.bellwether.event.Connectivity.UNKNOWN;
import static dev.bellwether.testkit.Events.confirmed;
import static dev.bellwether.testkit.Events.connection;
import static dev.bellwether.testkit.Events.locationOnline;
import static dev.bellwether.testkit.Events.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Decision.Noted;
import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.decide.Decision.Resolved;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Recovery;
import dev.bellwether.incident.ResolvedIncident;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an online event ends, by how fresh the directory is. Events are heard a minute after they happened. */
class RecoveriesTest {

    private static final Instant HEARD = minute(21);

    private @Nullable Incident latest;

    @Test
    void a_sign_of_life_does_not_end_an_outage_that_can_be_asked_about() {
        when(confirmed(0), null);

        Decision decision = when(connection("7", ONLINE, 20), asked(minute(7), OFFLINE));

        assertThat(decision).isInstanceOf(Noted.class);
        assertThat(firing()).containsExactly(AlertName.LOCATION_OUTAGE);
    }

    @Test
    void it_ends_the_devices_own_loss_all_the_same() {
        when(connection("7", OFFLINE, 0), null);
        when(confirmed(1), null);

        when(connection("7", ONLINE, 20), asked(minute(20), PARTIALLY_ONLINE));

        assertThat(firing()).containsExactly(AlertName.LOCATION_OUTAGE);
    }

    @Test
    void it_ends_an_outage_beside_which_other_losses_go_on() {
        when(connection("7", OFFLINE, 0), null);
        when(connection("8", OFFLINE, 0), null);
        when(confirmed(1), null);

        when(connection("7", ONLINE, 20), asked(minute(20), PARTIALLY_ONLINE));

        assertThat(firing()).containsExactly(AlertName.DEVICE_OFFLINE);
    }

    @Test
    void it_ends_an_outage_when_the_directory_is_a_quarter_of_an_hour_old() {
        when(confirmed(0), null);
        Place fresh = asked(HEARD.minusSeconds(15 * 60).plusMillis(1), OFFLINE);
        Place stale = asked(HEARD.minusSeconds(15 * 60), OFFLINE);

        assertThat(Decider.onEvent(new Sighting(connection("7", ONLINE, 20), fresh), latest))
                .isInstanceOf(Noted.class);
        assertThat(Decider.onEvent(new Sighting(connection("7", ONLINE, 20), stale), latest))
                .isInstanceOf(Resolved.class);
    }

    @Test
    void it_ends_an_outage_of_a_location_the_directory_does_not_know() {
        when(confirmed(0), null);

        when(connection("7", ONLINE, 20), null);

        assertThat(latest).isInstanceOfSatisfying(ResolvedIncident.class, over -> assertThat(over.how())
                .isEqualTo(Recovery.WEBHOOK));
    }

    @Test
    void it_ends_an_outage_of_which_bikeep_knows_nothing() {
        when(confirmed(0), null);

        assertThat(when(connection("7", ONLINE, 20), asked(minute(20), UNKNOWN))).isInstanceOf(Resolved.class);
    }

    @Test
    void a_location_that_is_back_as_a_whole_is_over_however_fresh_the_directory_is() {
        when(connection("7", OFFLINE, 0), null);
        when(confirmed(1), null);

        assertThat(when(locationOnline(20), asked(minute(20), OFFLINE))).isInstanceOf(Resolved.class);
    }

    @Test
    void a_lost_device_that_is_back_ends_its_incident_however_fresh_the_directory_is() {
        when(connection("7", OFFLINE, 0), null);

        assertThat(when(connection("7", ONLINE, 20), asked(minute(20), PARTIALLY_ONLINE)))
                .isInstanceOf(Resolved.class);
    }

    @Test
    void what_came_back_in_another_order_than_it_is_told_is_over_with_the_last_of_it() {
        when(connection("7", OFFLINE, 0), null);
        when(connection("8", OFFLINE, 0), null);

        when(connection("8", ONLINE, 20), null);
        Decision decision = when(connection("7", ONLINE, 19), null);

        assertThat(decision).isInstanceOfSatisfying(
                Resolved.class, over -> assertThat(over.incident().resolvedAt()).isEqualTo(minute(20)));
    }

    @Test
    void a_device_that_was_back_before_it_was_lost_ends_nothing() {
        when(connection("7", OFFLINE, 10), null);

        assertThat(when(connection("7", ONLINE, 9), null)).isInstanceOfSatisfying(Noted.class, noted -> assertThat(
                        noted.what())
                .isEqualTo("late"));
        assertThat(firing()).containsExactly(AlertName.DEVICE_OFFLINE);
    }

    @Test
    void a_device_is_back_though_our_clock_was_put_back_to_before_it_was_lost() {
        when(connection("7", OFFLINE, 10), null);

        Decision decision = when(connection("7", ONLINE, 12, 3), null);

        assertThat(decision).isInstanceOfSatisfying(
                Resolved.class, over -> assertThat(over.incident().resolvedAt()).isEqualTo(minute(10)));
    }

    @Test
    void a_device_is_lost_again_though_our_clock_was_put_back_to_before_it_was_back() {
        when(connection("7", OFFLINE, 8), null);
        when(connection("7", ONLINE, 10), null);

        Decision decision = Decider.onEvent(
                new Sighting(connection("7", OFFLINE, 12, 3), null), latest, (location, device) -> Optional.of(minute(10)));

        assertThat(decision).isInstanceOf(Opened.class);
    }

    @Test
    void what_is_seen_again_by_a_clock_that_was_put_back_is_as_new_as_before() {
        when(connection("7", OFFLINE, 10), null);
        when(connection("7", OFFLINE, 12, 3), null);

        when(connection("7", ONLINE, 9), null);

        assertThat(firing()).containsExactly(AlertName.DEVICE_OFFLINE);
    }

    private Decision when(DeviceEvent event, @Nullable Place place) {
        Decision decision = Decider.onEvent(new Sighting(event, place), latest);
        latest = RulesFixture.after(decision, latest);
        return decision;
    }

    private List<AlertName> firing() {
        return latest.facts().firing().stream().map(Alert::name).toList();
    }

    private static Place asked(Instant asOf, Connectivity connectivity) {
        return new Place(
                "loc-1", null, null, null, null, null, true, List.of(), connectivity, null, null, null, asOf);
    }
}
