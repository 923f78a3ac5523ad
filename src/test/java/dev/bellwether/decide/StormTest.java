package dev.bellwether.decide;

import static dev.bellwether.testkit.Events.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Decision.Joined;
import dev.bellwether.decide.Decision.Noted;
import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.decide.Decision.Resolved;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.OpenIncident;
import dev.bellwether.incident.Recovery;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.Source;
import dev.bellwether.incident.SuspectedIncident;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StormTest {

    private static final StormRule RULE = new StormRule(8, Duration.ofMinutes(5));
    private static final Rules RULES = RulesFixture.hold(AlertName.DEVICE_OFFLINE, 10);

    @Test
    void it_is_told_when_the_first_of_what_it_stands_for_is_and_not_before() {
        Decision begun = ruled(Storm.joined(null, lost(0, 8), minute(10), minute(1)));

        assertThat(begun).isInstanceOf(Opened.class);
        assertThat(begun.incident()).isInstanceOfSatisfying(
                SuspectedIncident.class, storm -> assertThat(storm.until()).isEqualTo(minute(10)));
        assertThat(new Due(RULES, null, minute(10)).decide(begun.incident()))
                .isInstanceOf(Decision.Confirmed.class);
    }

    @Test
    void what_follows_joins_it_and_each_is_named() {
        LiveIncident storm = storm(8);

        Decision more = Storm.joined(storm, lost(8, 1), minute(20), minute(3));

        assertThat(more).isInstanceOfSatisfying(Joined.class, joined -> assertThat(joined.worse()).isFalse());
        assertThat(more.incident().facts().firing()).hasSize(9);
        assertThat(more.reason()).contains("Place 8", "DeviceOffline");
    }

    @Test
    void it_takes_what_goes_on_and_is_neither_critical_nor_stands_for_others() {
        LiveIncident lost = lost(0, Severity.WARNING);

        assertThat(Storm.takes(lost)).isTrue();
        assertThat(Storm.takes(lost(0, Severity.CRITICAL))).isFalse();
        assertThat(Storm.takes(lost.resolve(minute(2), Recovery.POLL))).isFalse();
        assertThat(Storm.takes(storm(8))).isFalse();
    }

    @Test
    void it_goes_on_while_it_rages_and_while_much_of_it_is_left() {
        LiveIncident storm = storm(8);

        assertThat(Storm.eased(storm, members(0, 7), RULE, minute(4))).isInstanceOf(Noted.class); // may be joined still
        assertThat(Storm.eased(storm, members(0, 6), RULE, minute(30))).isInstanceOf(Noted.class); // two are a quarter
        assertThat(Storm.eased(storm, members(0, 7), RULE, minute(30))).isInstanceOf(Resolved.class);
        assertThat(Storm.eased(storm, members(0, 8), RULE, minute(4))).isInstanceOf(Resolved.class);
    }

    @Test
    void what_is_not_part_of_it_changes_nothing() {
        Decision eased = Storm.eased(storm(8), members(20, 2), RULE, minute(4));

        assertThat(eased.incident().facts().firing()).hasSize(8);
    }

    @Test
    void one_that_comes_to_rest_with_little_left_ends_by_time_alone() {
        LiveIncident storm = new OpenIncident(storm(20).facts(), minute(10), 0);
        LiveIncident little = (LiveIncident) Storm.eased(storm, members(0, 18), RULES.storm(), minute(4)).incident();

        assertThat(new Due(RULES, null, minute(4)).next(little)).isEqualTo(minute(6).plusMillis(1));
        assertThat(new Due(RULES, null, minute(6)).decide(little)).isInstanceOf(Decision.Nothing.class);
        assertThat(new Due(RULES, null, minute(7)).decide(little))
                .isInstanceOfSatisfying(Resolved.class, over -> assertThat(over.reason()).contains("one by one", "2"));
    }

    private static Decision ruled(Decision found) {
        return new Ruling(RULES, null, minute(1)).of(found, null);
    }

    private static LiveIncident storm(int members) {
        return (LiveIncident) Storm.joined(null, lost(0, members), minute(10), minute(1)).incident();
    }

    private static List<Fingerprint> members(int from, int number) {
        return lost(from, number).stream().map(incident -> Storm.member(incident.key())).toList();
    }

    private static List<Incident> lost(int from, int number) {
        return IntStream.range(from, from + number).<Incident>mapToObj(place -> lost(place, Severity.WARNING)).toList();
    }

    private static LiveIncident lost(int place, Severity severity) {
        String location = "loc-" + place;
        Alert alert = new Alert(
                Fingerprint.of(AlertName.DEVICE_OFFLINE, location, "7", ""), AlertName.DEVICE_OFFLINE, severity,
                DeviceRef.NONE, "offline", Source.WEBHOOK, minute(0), minute(0), minute(1), null);
        return LiveIncident.opened(
                new IncidentKey(location, Kind.CONNECTION),
                new LocationRef(location, null, null, null, "Place " + place), alert, "test");
    }
}
