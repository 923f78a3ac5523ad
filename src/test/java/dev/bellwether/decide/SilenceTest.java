package dev.bellwether.decide;

import static dev.bellwether.testkit.Events.START;
import static dev.bellwether.testkit.Events.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.decide.Silence.State;
import dev.bellwether.decide.route.Label;
import dev.bellwether.decide.route.Matcher;
import dev.bellwether.decide.route.Matcher.Operator;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Recovery;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final Matcher HERE = new Matcher(Label.LOCATION, Operator.EQUAL, "loc-1");
    private static final Matcher FIRE = new Matcher(Label.CATEGORY, Operator.EQUAL, "fire");
    private static final Place INDOOR = new Place(
            "loc-1", null, null, null, null, "BIKE_LOCKERS", true, List.of("indoor"), Connectivity.ONLINE, null, null, null,
            START);

    private final LiveIncident burning = incident("loc-1", alert("fire / smoke"));

    @Test
    void it_holds_from_its_start_on_and_no_longer_at_its_end() {
        Silence silence = silence(HERE);

        assertThat(silence.isActive(minute(9))).isFalse();
        assertThat(silence.state(minute(9))).isEqualTo(State.PENDING);
        assertThat(silence.isActive(minute(10))).isTrue();
        assertThat(silence.isActive(minute(19))).isTrue();
        assertThat(silence.isActive(minute(20))).isFalse();
        assertThat(silence.state(minute(20))).isEqualTo(State.EXPIRED);
    }

    @Test
    void one_that_silences_everything_or_lasts_for_nothing_cannot_be() {
        assertThatThrownBy(SilenceTest::silence).hasMessageContaining("everything");
        assertThatThrownBy(() -> new Silence(
                        SilenceId.of("x"), List.of(HERE), minute(10), minute(10), "ada", "x", Silence.Cause.OPERATOR, null,
                        START, null))
                .hasMessageContaining("after it starts");
    }

    @Test
    void it_takes_what_fulfils_all_its_matchers_and_nothing_else() {
        assertThat(silence(HERE).silences(burning, null)).isTrue();
        assertThat(silence(HERE, FIRE).silences(burning, null)).isTrue();
        assertThat(silence(HERE, FIRE).silences(incident("loc-2", alert("fire / smoke")), null)).isFalse();
        assertThat(silence(HERE, FIRE).silences(incident("loc-1", alert("power / loss")), null)).isFalse();
    }

    @Test
    void one_alert_that_it_does_not_take_gets_the_incident_told() {
        LiveIncident both = burning.with(alert("power / loss"));

        assertThat(silence(FIRE).silences(both, null)).isFalse();
        assertThat(silence(HERE).silences(both, null)).isTrue();
    }

    @Test
    void what_is_over_counts_only_when_nothing_fires() {
        LiveIncident eased = burning.with(alert("power / loss").over(minute(1), minute(1)));

        assertThat(silence(FIRE).silences(eased, null)).isTrue();
        assertThat(silence(FIRE).silences(eased.resolve(minute(2), Recovery.QUIET), null)).isFalse();
        assertThat(silence(FIRE).silences(burning.resolve(minute(2), Recovery.QUIET), null)).isTrue();
    }

    @Test
    void critical_is_silenced_too_and_what_only_the_directory_knows_is_matched() {
        Matcher critical = new Matcher(Label.SEVERITY, Operator.EQUAL, "critical");
        Matcher indoor = new Matcher(Label.TAG, Operator.EQUAL, "indoor");

        assertThat(silence(critical).silences(burning, null)).isTrue();
        assertThat(silence(indoor).silences(burning, INDOOR)).isTrue();
        assertThat(silence(indoor).silences(burning, null)).isFalse();
    }

    @Test
    void ended_it_holds_no_longer_and_says_who_ended_it() {
        Silence ended = silence(HERE).end(minute(15), "olaf");

        assertThat(ended.endsAt()).isEqualTo(minute(15));
        assertThat(ended.ended()).isEqualTo(new Silence.Ended("olaf", minute(15)));
        assertThat(ended.state(minute(14))).as("by a clock that is behind").isEqualTo(State.EXPIRED);
    }

    @Test
    void ended_before_it_began_it_never_begins() {
        Silence ended = silence(HERE).end(minute(5), "olaf");

        assertThat(ended.endsAt()).isEqualTo(minute(5));
        for (int minute = 0; minute < 30; minute++) {
            assertThat(ended.state(minute(minute))).isEqualTo(State.EXPIRED);
        }
    }

    @Test
    void people_read_until_when_by_whom_and_why() {
        assertThat(silence(HERE).spoken()).isEqualTo("silenced until 2026-03-01T10:20:00Z by ada: new doors");
    }

    private static Silence silence(Matcher... matchers) {
        return new Silence(
                SilenceId.of("x"), List.of(matchers), minute(10), minute(20), "ada", "new doors", Silence.Cause.OPERATOR,
                null, START, null);
    }

    private static LiveIncident incident(String location, Alert first) {
        return LiveIncident.opened(new IncidentKey(location, first.name().kind()), LocationRef.NONE, first, "x");
    }

    private static Alert alert(String detail) {
        return new Alert(
                Fingerprint.of(AlertName.HARDWARE_ALARM, "loc-1", "", detail), AlertName.HARDWARE_ALARM, Severity.CRITICAL,
                DeviceRef.NONE, detail, Source.WEBHOOK, START, START, START, null);
    }
}
