package dev.bellwether.decide.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.decide.Rules;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.incident.AlertName;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesReaderTest {

    private static final String SMALLEST =
            """
            route: {receiver: oncall, group_by: [location], group_wait: 30s, group_interval: 5m, repeat_interval: 4h, routes: []}
            receivers:
              - name: oncall
                slack_configs: [{api_url: "https://hooks.slack.example/services/x"}]
                email_configs: [{to: oncall@example.org}]
            hold: {DeviceOffline: 10m}
            """;

    @Test
    void the_documented_smallest_file_is_read() {
        Rules rules = read(SMALLEST);

        assertThat(rules.route().receiver()).isEqualTo("oncall");
        assertThat(rules.route().repeatInterval()).isEqualTo(Duration.ofHours(4));
        assertThat(rules.hold()).containsEntry(AlertName.DEVICE_OFFLINE, Duration.ofMinutes(10));
        assertThat(rules.receivers().get("oncall").integrations())
                .extracting(Integration::key)
                .containsExactly("slack/0", "email/0");
    }

    @Test
    void what_is_left_out_has_alertmanagers_defaults() {
        Rules rules = read("route: {receiver: a}\nreceivers: [{name: a}]\n");

        assertThat(rules.route().groupWait()).isEqualTo(Duration.ofSeconds(30));
        assertThat(rules.route().groupInterval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(rules.quiet()).containsEntry(AlertName.HARDWARE_ALARM, Duration.ofHours(1));
    }

    @Test
    void keys_that_are_not_acted_upon_are_named() {
        RulesReader reader = new RulesReader("alerting.yaml");
        reader.read(new StringReader("""
                route: {receiver: a, group_by: [tag], matchers: ["severity=critical"]}
                receivers: [{name: a}]
                inhibit_rules: [{source: x}]
                """));

        assertThat(reader.notYet()).containsExactlyInAnyOrder("inhibit_rules", "route.matchers", "route.group_by");
    }

    @Test
    void an_integrations_secrets_are_not_printed() {
        Integration slack = read(SMALLEST).receivers().get("oncall").integrations().get(0);

        assertThat(slack.toString()).doesNotContain("hooks.slack");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    receivers: [{name: a}]                                               | line 1: route is missing
                    route: {receiver: b}\\nreceivers: [{name: a}]                         | line 1: route.receiver 'b' is not among the receivers [a]
                    route: {receiver: a, group_wait: soon}\\nreceivers: [{name: a}]       | line 1: route.group_wait 'soon' is no duration
                    route: {receiver: a}\\nreceivers: [{name: a}]\\nholds: {}              | line 3: holds is not a key of this place
                    route: {receiver: a}\\nreceivers: [{name: a}]\\nhold: {Device: 1m}     | line 3: hold.Device is not a key of this place
                    route: {receiver: a}\\nreceivers: [{name: a, slack: []}]              | line 2: receivers[0].slack is not a key of a receiver
                    route: {receiver: a}\\nreceivers: [{name: a}, {name: a}]              | line 2: receivers[1].name 'a' is taken
                    route: {receiver: a}\\nreceivers: [{slack_configs: []}]               | line 2: receivers[0].name is missing
                    route: {receiver: a}\\nreceivers: {name: a}                           | line 2: receivers must be a list
                    route: [a]\\nreceivers: [{name: a}]                                   | line 1: route must be a mapping
                    route: {receiver: a, receiver: a}\\nreceivers: [{name: a}]            | line 1: route.receiver is given twice
                    route: {receiver: a\\n                                                | not YAML
                    """)
    void a_bad_file_is_refused_with_the_line_the_key_and_the_cure(String yaml, String mistake) {
        assertThatThrownBy(() -> read(yaml.replace("\\n", "\n")))
                .isInstanceOf(BadRules.class)
                .hasMessageContaining("alerting.yaml")
                .hasMessageContaining(mistake);
    }

    @Test
    void every_mistake_is_told_at_once() {
        assertThatThrownBy(() -> read("route: {receiver: b, group_wait: x}\nreceivers: [{name: a}]\nfoo: 1\n"))
                .hasMessageContaining("receiver")
                .hasMessageContaining("group_wait")
                .hasMessageContaining("foo");
    }

    @Test
    void durations_are_written_as_prometheus_writes_them() {
        assertThat(List.of("0", "0s", "30s", "1h30m", "500ms", "1d", "2w"))
                .allSatisfy(text -> assertThat(Durations.parse(text)).isPresent());
        assertThat(Durations.parse("1h30m")).contains(Duration.ofMinutes(90));
        assertThat(List.of("", "30", "-1s", "1m1h", "1.5h", "99999999999999999999s"))
                .allSatisfy(text -> assertThat(Durations.parse(text)).isEmpty());
    }

    private static Rules read(String yaml) {
        return new RulesReader("alerting.yaml").read(new StringReader(yaml));
    }
}
