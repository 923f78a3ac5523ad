package dev.bellwether.decide.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.decide.AuditRule;
import dev.bellwether.decide.Ending;
import dev.bellwether.decide.Escalation;
import dev.bellwether.decide.Escalation.Step;
import dev.bellwether.decide.FlappingRule;
import dev.bellwether.decide.InhibitRule;
import dev.bellwether.decide.Rules;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.decide.SeverityRule;
import dev.bellwether.decide.StormRule;
import dev.bellwether.decide.route.Grouping;
import dev.bellwether.decide.route.Label;
import dev.bellwether.decide.route.Matcher;
import dev.bellwether.decide.route.Matcher.Operator;
import dev.bellwether.decide.route.Pace;
import dev.bellwether.decide.route.Route;
import dev.bellwether.decide.route.Schedule;
import dev.bellwether.decide.route.Span;
import dev.bellwether.decide.route.Span.Range;
import dev.bellwether.decide.route.TimeInterval;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Severity;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RulesReaderTest {

    private static final String REFUSED = "# refused: ";

    private static final String SMALLEST =
            """
            route: {receiver: oncall, group_by: [location], group_wait: 30s, group_interval: 5m, repeat_interval: 4h, routes: []}
            receivers:
              - name: oncall
                slack_configs: [{api_url: "https://hooks.slack.example/services/x"}]
                email_configs: [{to: oncall@example.org}]
            hold: {DeviceOffline: 10m}
            """;

    static final String LIVES =
            """
            route: {receiver: oncall}
            receivers: [{name: oncall}, {name: boss}, {name: director}]
            reopen: 0s
            flapping: {turns: 20, within: 2h, settle: 5m}
            storm: {incidents: 2, within: 1m}
            resolve: {HardwareAlarm: {quiet: 2h, by_device: false}, AbnormalStatus: operator, DeviceOffline: 3d}
            escalations:
              - matchers: [severity="critical", 'tag=~"vip|24h"']
                steps: [{after: 15m, receivers: [boss]}, {after: 30m, receivers: [boss, director]}]
              - steps: [{after: 1d, receivers: [director]}]
            audit: {receiver: boss, after: 5m}
            maintenance: {for: 2h}
            """;

    /** Every key that is optional, with nothing behind it. */
    static final String EMPTY =
            """
            route: {receiver: oncall}
            receivers: [{name: oncall}]
            reopen: 30m
            flapping: {}
            storm:
            resolve: {HardwareAlarm: {quiet: 1h}}
            escalations: []
            audit:
            maintenance:
            """;

    @Test
    void the_documented_smallest_file_is_read() {
        Rules rules = read(SMALLEST);

        assertThat(rules.route().receiver()).isEqualTo("oncall");
        assertThat(rules.route().pace().repeatInterval()).isEqualTo(Duration.ofHours(4));
        assertThat(rules.hold()).containsEntry(AlertName.DEVICE_OFFLINE, Duration.ofMinutes(10));
        assertThat(rules.receivers().get("oncall").integrations())
                .extracting(Integration::key)
                .containsExactly("slack/0", "email/0");
    }

    @Test
    void what_is_left_out_has_alertmanagers_defaults() {
        Rules rules = read("route: {receiver: a}\nreceivers: [{name: a}]\n");

        assertThat(rules.route().pace().groupWait()).isEqualTo(Duration.ofSeconds(30));
        assertThat(rules.route().pace().groupInterval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(rules.endings())
                .isEqualTo(Map.of(
                        AlertName.HARDWARE_ALARM, Ending.afterQuiet(Duration.ofHours(1)),
                        AlertName.ABNORMAL_STATUS, Ending.afterQuiet(Duration.ofHours(1))));
        assertThat(rules.reopen()).isEqualTo(Rules.REOPEN);
        assertThat(rules.flapping()).isEqualTo(FlappingRule.DEFAULT);
        assertThat(rules.storm()).isEqualTo(StormRule.DEFAULT);
        assertThat(rules.escalations()).isEmpty();
        assertThat(rules.audit()).isNull();
        assertThat(rules.maintenance()).isNull();
    }

    @Test
    void a_key_with_nothing_behind_it_is_as_good_as_left_out() {
        assertThat(read(EMPTY)).isEqualTo(read("route: {receiver: oncall}\nreceivers: [{name: oncall}]\n"));
    }

    @Test
    void the_life_of_an_incident_is_as_the_file_has_it() {
        Rules rules = read(LIVES);

        assertThat(rules.reopen()).isZero();
        assertThat(rules.flapping()).isEqualTo(new FlappingRule(20, Duration.ofHours(2), Duration.ofMinutes(5)));
        assertThat(rules.storm()).isEqualTo(new StormRule(2, Duration.ofMinutes(1)));
        assertThat(rules.endings())
                .isEqualTo(Map.of(
                        AlertName.HARDWARE_ALARM, new Ending(Duration.ofHours(2), false),
                        AlertName.ABNORMAL_STATUS, Ending.BY_OPERATOR,
                        AlertName.DEVICE_OFFLINE, Ending.afterQuiet(Duration.ofDays(3))));
        assertThat(rules.audit()).isEqualTo(new AuditRule("boss", Duration.ofMinutes(5)));
        assertThat(rules.maintenance()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void escalations_are_read_in_their_order() {
        assertThat(read(LIVES).escalations())
                .containsExactly(
                        new Escalation(
                                List.of(
                                        new Matcher(Label.SEVERITY, Operator.EQUAL, "critical"),
                                        new Matcher(Label.TAG, Operator.MATCHES, "vip|24h")),
                                List.of(
                                        new Step(Duration.ofMinutes(15), List.of("boss")),
                                        new Step(Duration.ofMinutes(30), List.of("boss", "director")))),
                        new Escalation(List.of(), List.of(new Step(Duration.ofDays(1), List.of("director")))));
    }

    @Test
    void what_flaps_settles_and_is_audited_has_the_usual_numbers_where_none_are_given() {
        Rules rules = read("""
                route: {receiver: a}
                receivers: [{name: a}]
                flapping: {turns: 3}
                storm: {within: 10m}
                audit: {receiver: a}
                """);

        assertThat(rules.flapping()).isEqualTo(new FlappingRule(3, Duration.ofHours(1), Duration.ofMinutes(15)));
        assertThat(rules.storm()).isEqualTo(new StormRule(20, Duration.ofMinutes(10)));
        assertThat(rules.audit()).isEqualTo(new AuditRule("a", Duration.ofSeconds(40)));
    }

    @Test
    void a_route_inherits_how_alarms_are_told_apart_until_it_says_otherwise() {
        Route route = read("""
                route:
                  receiver: a
                  group_by: [tag, category, location]
                  routes: [{matchers: [type=alarm]}, {group_by: ["..."]}, {group_by: [location]}]
                receivers: [{name: a}]
                """).route();

        assertThat(route.grouping()).isEqualTo(new Grouping(Set.of(Label.CATEGORY)));
        assertThat(route.routes())
                .extracting(Route::grouping)
                .containsExactly(new Grouping(Set.of(Label.CATEGORY)), Grouping.ALERT, Grouping.LOCATION);
    }

    @Test
    void a_route_inherits_who_is_told_and_how_soon_from_the_one_above() {
        Rules rules = read("""
                route:
                  receiver: a
                  group_wait: 10s
                  routes:
                    - matchers: ['alertname="HardwareAlarm"', category=~"sec.*|fire"]
                      continue: true
                      repeat_interval: 1h
                      mute_time_intervals: [nights]
                      routes: [{receiver: b, matchers: ['{severity="critical", tag!="a,b"}']}]
                receivers: [{name: a}, {name: b}]
                time_intervals:
                  - name: nights
                    time_intervals:
                      - times: [{start_time: '22:00', end_time: '24:00'}]
                        weekdays: ['saturday:monday']
                        days_of_month: ['1:5', '-3:-1']
                        months: ['january:march', '5']
                        years: ['2026']
                        location: Europe/Tallinn
                """);

        Route outer = rules.route().routes().get(0);
        Route inner = outer.routes().get(0);
        assertThat(outer.receiver()).isEqualTo("a");
        assertThat(outer.goesOn()).isTrue();
        assertThat(inner.goesOn()).isFalse();
        assertThat(inner.place()).isEqualTo("route.routes[0].routes[0]");
        assertThat(inner.pace()).isEqualTo(new Pace(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofHours(1)));
        assertThat(inner.schedule()).isEqualTo(Schedule.ALWAYS);
        assertThat(outer.matchers())
                .containsExactly(
                        new Matcher(Label.ALERTNAME, Operator.EQUAL, "HardwareAlarm"),
                        new Matcher(Label.CATEGORY, Operator.MATCHES, "sec.*|fire"));
        assertThat(inner.matchers())
                .containsExactly(
                        new Matcher(Label.SEVERITY, Operator.EQUAL, "critical"),
                        new Matcher(Label.TAG, Operator.NOT_EQUAL, "a,b"));
        assertThat(outer.schedule().muted()).containsExactly(new TimeInterval("nights", List.of(new Span(
                List.of(new Range(22 * 60, 24 * 60)),
                List.of(new Range(6, 7), new Range(1, 1)),
                List.of(new Range(1, 5), new Range(-3, -1)),
                List.of(new Range(1, 3), new Range(5, 5)),
                List.of(new Range(2026, 2026)),
                ZoneId.of("Europe/Tallinn")))));
    }

    @Test
    void severities_and_inhibitions_are_read_in_their_order() {
        Rules rules = read("""
                route: {receiver: a}
                receivers: [{name: a}]
                severity:
                  - {matchers: [tag=vip], severity: critical}
                  - {severity: info}
                inhibit_rules:
                  - {source_matchers: [type=alarm], target_matchers: [type=status, tag!=vip], equal: [location, device]}
                """);

        assertThat(rules.severities())
                .containsExactly(
                        new SeverityRule(List.of(new Matcher(Label.TAG, Operator.EQUAL, "vip")), Severity.CRITICAL),
                        new SeverityRule(List.of(), Severity.INFO));
        assertThat(rules.inhibitions()).containsExactly(new InhibitRule(
                List.of(new Matcher(Label.TYPE, Operator.EQUAL, "alarm")),
                List.of(new Matcher(Label.TYPE, Operator.EQUAL, "status"), new Matcher(Label.TAG, Operator.NOT_EQUAL, "vip")),
                List.of(Label.LOCATION, Label.DEVICE)));
    }

    @Test
    void the_rules_to_start_from_can_be_used_as_they_are_and_do_all_they_say() throws IOException {
        Rules rules = read(StarterRules.asTheyAre());

        assertThat(rules.hold()).containsEntry(AlertName.DEVICE_OFFLINE, Duration.ofMinutes(10));
        assertThat(rules.receivers().get("oncall").integrations())
                .extracting(Integration::key)
                .containsExactly("slack/0", "email/0");
        assertThat(rules.receivers()).containsKey(Objects.requireNonNull(rules.audit()).receiver());
    }

    @Test
    void what_the_rules_to_start_from_offer_besides_can_be_used_too() throws IOException {
        Rules rules = read(StarterRules.withAllThatIsOffered());

        assertThat(rules.escalations()).isNotEmpty();
        assertThat(rules.inhibitions()).isNotEmpty();
        assertThat(rules.maintenance()).isNotNull();
        assertThat(rules.route().routes()).anySatisfy(route -> assertThat(route.schedule().muted()).isNotEmpty());
    }

    @Test
    void an_integrations_secrets_are_not_printed() {
        Integration slack = read(SMALLEST).receivers().get("oncall").integrations().get(0);

        assertThat(slack.toString()).doesNotContain("hooks.slack");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void a_bad_file_is_refused_with_the_line_the_key_and_the_cure(String name, String yaml) {
        String mistake = yaml.substring(yaml.lastIndexOf(REFUSED) + REFUSED.length()).strip();

        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(BadRules.class)
                .hasMessageContaining("alerting.yaml")
                .hasMessageContaining(mistake);
    }

    /** The files' names are the cases, their last lines what the operator reads. */
    static Stream<Arguments> bad() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(Path.of("src/test/resources/rules/bad"))) {
            files = found.sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(30);
        List<Arguments> cases = new ArrayList<>();
        for (Path file : files) {
            cases.add(Arguments.of(file.getFileName().toString(), Files.readString(file)));
        }
        return cases.stream();
    }

    @Test
    void every_mistake_is_told_at_once() {
        assertThatThrownBy(() -> read("""
                        route: {receiver: b, group_wait: x}
                        receivers: [{name: a}]
                        foo: 1
                        flapping: {turns: 0, within: 0s}
                        resolve: {HardwareAlarm: soon}
                        escalations: [{steps: [{after: y, receivers: [c]}, {after: 1m}]}]
                        audit: {receiver: d}
                        """))
                .hasMessageContaining("flapping.turns")
                .hasMessageContaining("flapping.within")
                .hasMessageContaining("resolve.HardwareAlarm")
                .hasMessageContaining("steps[0].after")
                .hasMessageContaining("steps[0].receivers[0]")
                .hasMessageContaining("steps[1].receivers")
                .hasMessageContaining("audit.receiver")
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
