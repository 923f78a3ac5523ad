package dev.bellwether.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {

    private static final String RULES =
            """
            route:
              receiver: desk
              routes:
                - {receiver: guards, matchers: [alertname="HardwareAlarm", category="security"], group_wait: 0s, continue: true}
                - {receiver: nights, matchers: [severity="critical"], active_time_intervals: [nights]}
            receivers:
              - name: desk
              - {name: guards, slack_configs: [{api_url: "https://hooks.example.org/secret"}], email_configs: [{to: a@b.org}]}
              - {name: nights, email_configs: [{to: a@b.org}]}
            time_intervals:
              - {name: nights, time_intervals: [{times: [{start_time: '20:00', end_time: '24:00'}]}]}
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private String file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("alerting.yaml"), RULES).toString();
    }

    @Test
    void a_good_file_is_said_to_be_good() {
        assertThat(run("check", file)).isZero();
        assertThat(out.toString()).contains("can be used: receivers [desk, guards, nights]");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void a_bad_file_ends_with_its_mistakes_and_1() throws IOException {
        Files.writeString(Path.of(file), RULES + "hold: {DeviceOffline: soon}\n");

        assertThat(run("check", file)).isEqualTo(1);
        assertThat(err.toString()).contains("line 12: hold.DeviceOffline 'soon' is no duration");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_ends_with_2() {
        assertThat(run("check", folder.resolve("other.yaml").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("other.yaml cannot be read");
    }

    @Test
    void an_explanation_names_every_route_who_is_told_why_and_when() {
        assertThat(run("explain", file, "alertname=HardwareAlarm,category=\"security\"", "severity=critical")).isZero();

        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        """
                        alert alertname="HardwareAlarm" severity="critical" category="security"
                        route.routes[0], because alertname="HardwareAlarm" and category="security"
                          receiver guards by slack/0, email/0
                          one incident per location and kind; told after 0s, changes after 5m, again every 4h
                          at once
                        route.routes[1], because severity="critical"
                          receiver nights by email/0
                          one incident per location and kind; told after 30s, changes after 5m, again every 4h
                          not now: its time intervals allow it from 2026-03-02T20:00:00Z
                        """);
    }

    @Test
    void an_alert_that_no_route_takes_is_explained_too() {
        assertThat(run("explain", file, "alertname=DeviceOffline")).isZero();
        assertThat(out.toString())
                .contains("route, because no route below it takes the alert", "receiver desk by nothing: nobody is told");
    }

    @Test
    void a_webhook_is_explained_event_by_event() throws IOException {
        Path event = Files.writeString(
                folder.resolve("event.json"),
                """
                {"type": "alarm", "version": 2, "data": [
                  {"location_id": "1", "alarm_category": "security", "alarm_reason": "wire_cut"}]}
                """);
        assertThat(run("explain", file, "--event", event.toString())).isZero();
        Files.writeString(event, "{\"type\": \"report\", \"data\": {\"report_type\": \"x\"}}");
        assertThat(run("explain", file, "--event", event.toString())).isZero();

        assertThat(out.toString())
                .contains(
                        """
                        event alarm: HardwareAlarm (security / wire_cut)
                        alert alertname="HardwareAlarm" severity="critical" type="alarm" category="security" reason="wire_cut" location="1"
                        route.routes[0], because alertname="HardwareAlarm" and category="security"
                          receiver guards by slack/0, email/0
                        """)
                .endsWith("event report: nobody is called for report\n  nobody is told of it by itself\n");
    }

    @Test
    void a_webhook_that_is_none_or_not_there_is_refused() throws IOException {
        Path event = Files.writeString(folder.resolve("event.json"), "{\"type\": \"alarm\"}");

        assertThat(run("explain", file, "--event", event.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("event.json cannot be used: No envelope");
        assertThat(run("explain", file, "--event", folder.resolve("other.json").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("other.json cannot be read");
        assertThat(run("explain", file, "--event")).isEqualTo(2);
        assertThat(run("explain", file, "a=b", "--event", event.toString())).isEqualTo(2);
    }

    @Test
    void labels_that_are_none_are_refused() {
        assertThat(run("explain", file, "site=1", "severity!=critical")).isEqualTo(1);
        assertThat(err.toString()).contains("'site' is not a label", "severity!=\"critical\" compares");
    }

    @Test
    void anything_else_is_answered_with_how_to_ask() {
        assertThat(run("chekc", file)).isEqualTo(2);
        assertThat(run("explain", file)).isEqualTo(2);
        assertThat(err.toString()).contains("usage:", "check FILE", "explain FILE LABELS");
    }

    private int run(String... words) {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T10:00:00Z"));
        return new Command(InputStream.nullInputStream(), stream(out), stream(err), clock).run(List.of(words));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
