package dev.bellwether.decide.replay;

import static dev.bellwether.event.Connectivity.OFFLINE;
import static dev.bellwether.event.Connectivity.ONLINE;
import static dev.bellwether.testkit.Events.alarm;
import static dev.bellwether.testkit.Events.confirmed;
import static dev.bellwether.testkit.Events.connection;
import static dev.bellwether.testkit.Events.minute;
import static dev.bellwether.testkit.Events.stuck;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.Recovery;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.Source;
import dev.bellwether.testkit.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the same story becomes by one rule or another. Events are received a minute after they happened. */
class ReplayTest {

    private static final String RULES =
            """
            route: {receiver: desk, group_wait: 30s, group_interval: 5m, repeat_interval: 4h}
            receivers: [{name: desk, email_configs: [{to: d@b.org}]}, {name: guards, email_configs: [{to: g@b.org}]}]
            """;

    private static final IncidentKey CONNECTION = new IncidentKey("loc-1", Kind.CONNECTION);

    @Test
    void a_longer_hold_tells_what_lasts_and_not_what_is_soon_back() {
        DeviceEvent[] story = {connection("7", OFFLINE, 0), connection("7", ONLINE, 14)};

        assertThat(told(RULES + "hold: {DeviceOffline: 10m}\n", story))
                .containsExactly("10:11:00 desk FIRST", "10:15:00 desk RESOLVED");
        assertThat(told(RULES + "hold: {DeviceOffline: 20m}\n", story)).isEmpty();
    }

    @Test
    void another_route_tells_another_receiver() {
        DeviceEvent story = alarm("7", "security", "lifted", 0);
        String guards = RULES.replace("route: {", "route: {routes: [{receiver: guards, matchers: [category=\"security\"]}], ");

        assertThat(told(RULES, story)).containsExactly("10:01:30 desk FIRST", "11:01:00 desk RESOLVED");
        assertThat(told(guards, story)).containsExactly("10:01:30 guards FIRST", "11:01:00 guards RESOLVED");
    }

    @Test
    void what_flaps_is_told_once_and_how_it_stays() {
        DeviceEvent[] story = Stream.iterate(0, turn -> turn < 6, turn -> turn + 1)
                .map(turn -> connection("7", turn % 2 == 0 ? OFFLINE : ONLINE, 2 * turn))
                .toArray(DeviceEvent[]::new);

        assertThat(told(RULES + "flapping: {turns: 20}\n", story))
                .containsExactly(
                        "10:01:30 desk FIRST", "10:03:00 desk RESOLVED", "10:05:30 desk REOPENED", "10:07:00 desk RESOLVED",
                        "10:09:30 desk REOPENED", "10:11:00 desk RESOLVED");
        assertThat(told(RULES + "flapping: {turns: 3}\n", story))
                .containsExactly(
                        "10:01:30 desk FIRST", "10:03:00 desk RESOLVED", "10:05:00 desk FLAPPING", "10:26:00 desk RESOLVED");
    }

    @Test
    void what_goes_on_is_told_again_until_somebody_takes_care() {
        String often = RULES.replace("4h", "10m");
        Evidence outage = new Evidence.Told(confirmed(0));
        Evidence taken = new Evidence.Taken(minute(15), CONNECTION, "somebody", null);

        assertThat(told(often, minute(35), outage))
                .containsExactly(
                        "10:01:30 desk FIRST", "10:11:30 desk REPEAT", "10:21:30 desk REPEAT", "10:31:30 desk REPEAT");
        assertThat(told(often, minute(35), outage, taken)).containsExactly("10:01:30 desk FIRST", "10:11:30 desk REPEAT");
    }

    @Test
    void what_polls_found_begins_and_ends_as_they_found_it() {
        Fingerprint fingerprint = Fingerprint.of(AlertName.LOCATION_OUTAGE, "loc-1", "", "");
        Alert alert = new Alert(
                fingerprint, AlertName.LOCATION_OUTAGE, Severity.CRITICAL, DeviceRef.NONE, "offline", Source.POLL,
                minute(0), minute(0), minute(2), null);
        Evidence found = new Evidence.Found(minute(2), CONNECTION, Events.LOCATION, alert);
        Evidence over = new Evidence.Over(minute(9), CONNECTION, fingerprint, minute(8), Recovery.POLL);

        assertThat(told(RULES, minute(60), found, over)).containsExactly("10:02:30 desk FIRST", "10:09:00 desk RESOLVED");
        assertThat(told(RULES + "hold: {LocationOutage: 20m}\n", minute(60), found, over)).isEmpty();
    }

    @Test
    void an_end_that_is_older_than_what_is_wrong_ends_nothing() {
        Evidence over = new Evidence.Over(minute(9), CONNECTION, null, minute(3), Recovery.POLL);

        assertThat(told(RULES, minute(20), new Evidence.Told(confirmed(4)), over)).containsExactly("10:05:30 desk FIRST");
    }

    @Test
    void what_is_inhibited_waits_until_the_other_is_over() {
        String inhibiting =
                "inhibit_rules: [{source_matchers: [type=\"alarm\"], target_matchers: [type=\"status\"], equal: [location]}]\n";
        DeviceEvent[] story = {alarm("7", "power", "cut", 0), stuck("7", "jammed", 10)};

        assertThat(told(RULES, story)).contains("10:11:30 desk FIRST");
        assertThat(told(RULES + inhibiting, story))
                .containsExactly("10:01:30 desk FIRST", "11:01:00 desk RESOLVED", "11:06:30 desk FIRST", "11:11:00 desk RESOLVED");
    }

    @Test
    void a_loss_that_arrives_after_its_recovery_is_told_to_nobody() {
        assertThat(told(RULES, connection("7", ONLINE, 5), Events.confirmed(6))).containsExactly("10:07:30 desk FIRST");
        assertThat(told(RULES, connection("7", ONLINE, 7), received(connection("7", OFFLINE, 6), minute(9)))).isEmpty();
    }

    @Test
    void what_comes_and_goes_at_once_is_told_as_one_and_its_end_never_twice() {
        String hasty = RULES.replace("30s", "0s");
        DeviceEvent[] once = {confirmed(0), received(connection("7", ONLINE, 1), minute(1))};
        DeviceEvent[] twice = {
            confirmed(0), connection("7", ONLINE, 2), confirmed(4), received(connection("7", ONLINE, 5), minute(5))
        };

        assertThat(told(hasty, once)).containsExactly("10:01:00 desk RESOLVED");
        assertThat(told(hasty, twice)).containsExactly("10:01:00 desk FIRST", "10:03:00 desk RESOLVED");
    }

    private static DeviceEvent received(DeviceEvent event, Instant at) {
        return RandomStory.received(event, at);
    }

    private static List<String> told(String rules, DeviceEvent... story) {
        return told(rules, minute(180), Stream.of(story).map(Evidence.Told::new).toArray(Evidence[]::new));
    }

    private static List<String> told(String rules, Instant until, Evidence... story) {
        Replay replay = new Replay(RandomRules.read(rules), where -> Optional.empty(), Duration.ofSeconds(30));
        Stream.of(story).forEach(replay::learn);
        replay.until(until);
        return replay.told().stream()
                .map(message -> message.at().toString().substring(11, 19) + " " + message.receiver() + " " + message.reason())
                .toList();
    }
}
