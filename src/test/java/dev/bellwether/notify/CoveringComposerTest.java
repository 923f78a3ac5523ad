package dev.bellwether.notify;

import static dev.bellwether.testkit.Events.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Reason;
import dev.bellwether.decide.reconcile.FleetWatch;
import dev.bellwether.decide.reconcile.Margins;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Recovery;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.Source;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said of many locations at once, and of one that cannot be seen. */
class CoveringComposerTest {

    private final Composer composer = new Composer("https://map.example/?lat={lat}&lon={lon}");

    @Test
    void an_area_names_its_locations_those_still_offline_first_and_counts_them() {
        LiveIncident area = area(5);
        Briefing briefing = compose(area.with(area.facts().alerts().get(0).overAsWeSaw(minute(3))));

        assertThat(briefing.title()).isEqualTo("Area outage · 5 locations around Freedom Square");
        assertThat(briefing.devices()).isEqualTo("5 locations, 4 still offline");
        assertThat(briefing.affected().heading()).isEqualTo("Locations");
        assertThat(briefing.affected().lines()).startsWith("Place 1 (offline)").endsWith("Place 0 (offline, over)");
        assertThat(briefing.known()).isEqualTo("Seen by polling Bikeep's API");
    }

    @Test
    void two_hundred_members_are_a_screenful() {
        Briefing briefing = compose(area(200));

        assertThat(briefing.affected().lines()).hasSize(21).endsWith("and 180 more");
        assertThat(briefing.devices()).isEqualTo("200 locations offline");
    }

    @Test
    void the_end_of_an_area_speaks_of_its_locations_and_not_of_one_locations_devices() {
        Briefing briefing = compose(area(3).resolve(minute(20), Recovery.POLL));

        assertThat(briefing.summary()).isEqualTo("All of them can be reached again after 20 min.");
        assertThat(briefing.meaning()).doesNotContain("Lockers", "device");
        assertThat(briefing.devices()).isEqualTo("3 locations, all back");
        assertThat(briefing.affected().lines()).contains("Place 2 (was offline)");
    }

    @Test
    void what_an_absence_left_behind_says_to_the_minute_since_when_nobody_had_looked() {
        LiveIncident found = incident(AlertName.FOUND_BROKEN, "since 2026-03-01T02:14:07.123456Z", 2);
        Briefing briefing = compose(found);

        assertThat(briefing.title()).isEqualTo("Found offline after an absence · 2 locations");
        assertThat(briefing.summary()).startsWith("Nobody had looked since 2026-03-01 02:14 UTC;");
        assertThat(compose(found.resolve(minute(9), Recovery.POLL)).summary())
                .isEqualTo("All that was found then is back online after 9 min.");
    }

    @Test
    void most_of_the_fleet_gone_is_told_with_the_locations_that_are_gone() {
        Alert alert = alert(AlertName.UPSTREAM_OUTAGE, "gone", "8 of 12 locations went silent within 10 min");
        LiveIncident gone = LiveIncident.opened(key(AlertName.UPSTREAM_OUTAGE), named("Bikeep"), alert, "poll");
        Briefing briefing = compose(gone);

        assertThat(briefing.title()).isEqualTo("Bikeep outage · 8 of 12 locations went silent within 10 min");
        assertThat(briefing.devices()).isEqualTo("1 of 3 locations offline, 1 unknown when last polled");
        assertThat(briefing.affected().lines()).containsExactly("Harbour (unknown)", "Old Town (offline)");
        assertThat(briefing.known()).isEqualTo("Seen by polling Bikeep's API; locations polled 7 min ago");
        assertThat(compose(gone.resolve(minute(10), Recovery.POLL)).affected().heading()).isEqualTo("Not back yet");
    }

    @Test
    void an_api_that_fails_says_that_losses_are_still_told_and_recoveries_are_not_seen() {
        Incident failing = Objects.requireNonNull(
                FleetWatch.failing(null, minute(0), "HTTP 503", minute(11), margins()).orElseThrow().decision().incident());
        Briefing briefing = compose(failing);

        assertThat(briefing.title()).isEqualTo("Bikeep's API fails · polling is blind");
        assertThat(briefing.summary()).isEqualTo("Bikeep's API gives no usable answer: HTTP 503.");
        assertThat(briefing.meaning()).contains("Losses are still told", "Recoveries that only polling sees are not seen");
        assertThat(briefing.affected().lines()).isEmpty();
        assertThat(compose(((LiveIncident) failing).resolve(minute(20), Recovery.POLL)).summary())
                .isEqualTo("Bikeep's API answers again after 20 min.");
    }

    @Test
    void a_location_that_can_be_seen_again_is_not_said_to_be_back_online() {
        Briefing briefing = compose(incident(AlertName.LOCATION_UNKNOWN, "Old Town", 1).resolve(minute(70), Recovery.POLL));

        assertThat(briefing.summary()).isEqualTo("Bikeep knows again how this location is, after 1 h 10 min.");
        assertThat(briefing.meaning()).doesNotContain("commands");
    }

    private Briefing compose(Incident incident) {
        return composer.compose(new Matter(incident, null, null, fleet()), Reason.FIRST, minute(12));
    }

    private static LiveIncident area(int members) {
        return incident(AlertName.AREA_OUTAGE, "around Freedom Square", members);
    }

    private static LiveIncident incident(AlertName name, String location, int members) {
        List<Alert> alerts = IntStream.range(0, members).mapToObj(i -> alert(name, "m" + i, "Place " + i)).toList();
        LiveIncident incident = LiveIncident.opened(key(name), named(location), alerts.get(0), "poll");
        for (Alert alert : alerts) {
            incident = incident.with(alert);
        }
        return incident;
    }

    private static IncidentKey key(AlertName name) {
        return new IncidentKey(name == AlertName.UPSTREAM_OUTAGE ? "bikeep" : "some", name.kind());
    }

    private static LocationRef named(String name) {
        return new LocationRef(null, null, null, null, name);
    }

    private static Alert alert(AlertName name, String what, String words) {
        return new Alert(
                Fingerprint.of(name, "bikeep", "", what), name, Severity.CRITICAL, DeviceRef.NONE, words, Source.POLL,
                minute(0), minute(0), minute(0), null);
    }

    private static List<Place> fleet() {
        return List.of(
                place("Old Town", Connectivity.OFFLINE), place("Harbour", Connectivity.UNKNOWN),
                place("Campus", Connectivity.PARTIALLY_ONLINE));
    }

    private static Place place(String name, Connectivity connectivity) {
        return new Place(
                name, null, null, name, null, "BIKE_LOCKERS", true, List.of(), connectivity, null, null, null, minute(5));
    }

    private static Margins margins() {
        Duration some = Duration.ofMinutes(5);
        return new Margins(
                some, some, some, some, some, some, some, some,
                new Margins.Fleet(some, 0.5, 5, 2000, 0.5, 3, Duration.ofMinutes(10), some, 2));
    }
}
