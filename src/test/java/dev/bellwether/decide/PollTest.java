package dev.bellwether.decide;

import static dev.bellwether.event.Connectivity.OFFLINE;
import static dev.bellwether.event.Connectivity.ONLINE;
import static dev.bellwether.event.Connectivity.PARTIALLY_ONLINE;
import static dev.bellwether.event.Connectivity.UNKNOWN;
import static dev.bellwether.testkit.Events.confirmed;
import static dev.bellwether.testkit.Events.connection;
import static dev.bellwether.testkit.Events.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Decision.Nothing;
import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.decide.Decision.Resolved;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.incident.OpenIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Recovery;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a poll does to a live incident. Events are heard a minute after they happened. */
class PollTest {

    @Test
    void a_location_polled_whole_is_recovered() {
        Decision decision = Recoveries.onPoll(opened(connection("7", OFFLINE, 0)), place(ONLINE, 10, 5));

        assertThat(decision)
                .isInstanceOfSatisfying(Resolved.class, over -> {
                    assertThat(over.incident().how()).isEqualTo(Recovery.POLL);
                    assertThat(over.incident().resolvedAt()).isEqualTo(minute(5));
                });
    }

    @Test
    void a_location_that_misses_a_device_is_not_recovered() {
        OpenIncident open = opened(connection("7", OFFLINE, 0));

        assertThat(Recoveries.onPoll(open, place(PARTIALLY_ONLINE, 9, 5))).isInstanceOf(Nothing.class);
        assertThat(Recoveries.onPoll(open, place(ONLINE, 9, 5))).isInstanceOf(Nothing.class);
    }

    @Test
    void a_confirmed_outage_is_over_when_part_of_the_location_is_back() {
        assertThat(Recoveries.onPoll(opened(confirmed(0)), place(PARTIALLY_ONLINE, 9, 5)))
                .isInstanceOf(Resolved.class);
    }

    @Test
    void offline_and_unknown_recover_nothing() {
        assertThat(Recoveries.onPoll(opened(confirmed(0)), place(OFFLINE, 0, 5))).isInstanceOf(Nothing.class);
        assertThat(Recoveries.onPoll(opened(confirmed(0)), place(UNKNOWN, 10, 5))).isInstanceOf(Nothing.class);
    }

    @Test
    void a_poll_that_began_before_the_loss_was_heard_of_recovers_nothing() {
        assertThat(Recoveries.onPoll(opened(connection("7", OFFLINE, 0)), place(ONLINE, 10, 1)))
                .isInstanceOf(Nothing.class);
    }

    @Test
    void a_loss_by_bikeeps_clock_just_before_our_poll_is_not_taken_for_an_old_one() {
        OpenIncident open = opened(connection("7", OFFLINE, 0));
        Resolved over = (Resolved) Recoveries.onPoll(open, place(ONLINE, 10, 5));

        Decision again = Decider.onEvent(new Sighting(connection("7", OFFLINE, 4), null), over.incident());

        assertThat(again).isInstanceOf(Opened.class);
    }

    private static OpenIncident opened(DeviceEvent event) {
        return ((Opened) Decider.onEvent(new Sighting(event, null), null)).incident();
    }

    private static Place place(Connectivity connectivity, int online, int minute) {
        return new Place(
                "loc-1", null, null, null, null, "BIKE_LOCKERS", List.of(), connectivity,
                new Place.Devices(10, online, online), null, null, minute(minute));
    }
}
