package dev.bellwether.notify;

import static dev.bellwether.event.Connectivity.OFFLINE;
import static dev.bellwether.event.Connectivity.ONLINE;
import static dev.bellwether.testkit.Events.alarm;
import static dev.bellwether.testkit.Events.confirmed;
import static dev.bellwether.testkit.Events.connection;
import static dev.bellwether.testkit.Events.locationOnline;
import static dev.bellwether.testkit.Events.minute;
import static dev.bellwether.testkit.Events.stuck;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Decider;
import dev.bellwether.decide.Decision;
import dev.bellwether.decide.Decision.Joined;
import dev.bellwether.decide.Decision.Noted;
import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.decide.Decision.Resolved;
import dev.bellwether.decide.Reason;
import dev.bellwether.decide.Sighting;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.Place;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComposerTest {

    private final Composer composer = new Composer("https://map.example/?lat={lat}&lon={lon}");

    @Test
    void an_outage_of_lockers_says_what_where_how_many_since_when_how_known_and_what_it_means() {
        Place place = place("BIKE_LOCKERS", OFFLINE, 0);

        Briefing briefing = compose(place, connection("7", OFFLINE, 0), connection("8", OFFLINE, 1), confirmed(120));

        assertThat(briefing.title()).isEqualTo("Location outage · #1234 Office Building A");
        assertThat(briefing.summary()).contains("two hours or more");
        assertThat(briefing.place().address()).isEqualTo("123 Main Street");
        assertThat(briefing.place().map()).isEqualTo(URI.create("https://map.example/?lat=59.4&lon=24.8"));
        assertThat(briefing.devices()).isEqualTo("2 of 10 devices reported offline; 0 of 10 devices online when last polled");
        assertThat(briefing.affected().lines()).containsExactly("LOCKER 7, 8 (offline)");
        assertThat(briefing.since()).isEqualTo(minute(0));
        assertThat(briefing.known()).isEqualTo("Told by Bikeep's webhook; location data polled 2 min ago");
        assertThat(briefing.meaning()).contains("Lockers stay latched");
    }

    @Test
    void docks_have_words_of_their_own() {
        assertThat(compose(place("BIKE_DOCKS", OFFLINE, 0), confirmed(0)).meaning()).contains("held by an arm");
        assertThat(compose(place("BIKE_DOCKS", OFFLINE, 0), stuck("1", "x", 0)).meaning()).contains("arm");
        assertThat(compose(place("BIKE_LOCKERS", OFFLINE, 0), stuck("1", "x", 0)).meaning()).contains("latches by itself");
    }

    @Test
    void a_type_nobody_has_published_gets_words_that_fit_anything() {
        assertThat(compose(place("SOMETHING_NEW", OFFLINE, 0), confirmed(0)).meaning())
                .isEqualTo("Commands do not get through until it is back.");
    }

    @Test
    void an_end_says_how_long_it_lasted_and_how_it_is_known() {
        Briefing briefing = compose(place("BIKE_DOCKS", ONLINE, 10), connection("7", OFFLINE, 0), locationOnline(125));

        assertThat(briefing.resolved()).isTrue();
        assertThat(briefing.title()).isEqualTo("Resolved: Device offline · #1234 Office Building A");
        assertThat(briefing.summary()).isEqualTo("Back online after 2 h 5 min.");
        assertThat(briefing.until()).isEqualTo(minute(125));
        assertThat(briefing.affected().lines()).containsExactly("LOCKER 7 (was offline)");
        assertThat(briefing.known()).startsWith("Recovery told by Bikeep's webhook");
        assertThat(briefing.devices()).isEqualTo("10 of 10 devices online when last polled, 10 available");
    }

    @Test
    void what_was_polled_before_the_end_is_not_shown_beside_it() {
        assertThat(compose(place("BIKE_DOCKS", OFFLINE, 0), connection("7", OFFLINE, 0), locationOnline(126)).devices())
                .isNull();
    }

    @Test
    void a_location_that_the_directory_does_not_know_is_named_as_the_webhook_names_it() {
        Briefing briefing = compose(null, alarm("7", "security", "wire_cut", 0));

        assertThat(briefing.title()).isEqualTo("Hardware alarm (security / wire_cut) · loc-1");
        assertThat(briefing.place().map()).isNull();
        assertThat(briefing.known()).endsWith("; the location is not in the directory");
    }

    @Test
    void devices_that_are_back_are_told_from_those_that_are_not() {
        Briefing briefing =
                compose(null, connection("7", OFFLINE, 0), connection("8", OFFLINE, 0), connection("7", ONLINE, 1));

        assertThat(briefing.affected().lines()).containsExactly("LOCKER 7 (offline, over)", "LOCKER 8 (offline)");
        assertThat(briefing.devices()).isEqualTo("1 device offline");
    }

    @Test
    void more_losses_than_the_location_counts_are_not_made_a_fraction() {
        Place small = place("BIKE_LOCKERS", OFFLINE, 0, 1);

        assertThat(compose(small, connection("7", OFFLINE, 0), connection("8", OFFLINE, 0)).devices())
                .startsWith("2 devices reported offline");
    }

    @Test
    void spans_are_told_in_the_units_that_matter() {
        assertThat(List.of(40L, 720L, 11_100L, 187_200L))
                .extracting(seconds -> Times.span(Duration.ofSeconds(seconds)))
                .containsExactly("40 s", "12 min", "3 h 5 min", "2 d 4 h");
    }

    private Briefing compose(@Nullable Place place, DeviceEvent... events) {
        Incident incident = null;
        for (DeviceEvent event : events) {
            incident = after(Decider.onEvent(new Sighting(event, null), incident));
        }
        return composer.compose(new Matter(incident, null, place, List.of()), Reason.FIRST, minute(127));
    }

    private static Incident after(Decision decision) {
        if (decision instanceof Opened opened) {
            return opened.incident();
        } else if (decision instanceof Joined joined) {
            return joined.incident();
        } else if (decision instanceof Noted noted) {
            return noted.incident();
        }
        return ((Resolved) decision).incident();
    }

    private static Place place(String type, Connectivity connectivity, int online) {
        return place(type, connectivity, online, 10);
    }

    private static Place place(String type, Connectivity connectivity, int online, int total) {
        return new Place(
                "loc-1", "TLN-1234", "#1234", "#1234 Office Building A", "123 Main Street", type, true, List.of(), connectivity,
                new Place.Devices(total, online, online), 59.4, 24.8, minute(125));
    }
}
