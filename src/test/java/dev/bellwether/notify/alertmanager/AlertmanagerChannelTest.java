package dev.bellwether.notify.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.local.alertmanager.FakeAlertmanager;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Briefings;
import dev.bellwether.notify.Outcome;
import dev.bellwether.notify.http.HttpCaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertmanagerChannelTest {

    private static final Instant NOW = Briefings.SINCE.plusSeconds(420);
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    private final FakeAlertmanager far = new FakeAlertmanager(CLOCK);
    private final WebServer server = WebServer.start(0, far);
    private final AlertmanagerChannel channel = new AlertmanagerChannel(new HttpCaller(CLOCK, Duration.ofSeconds(10)), CLOCK);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void every_alert_is_told_by_its_labels_and_lasts_for_four_tellings() {
        assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Delivered.class);
        assertThat(far.alerts()).hasSize(2).allSatisfy(alert -> {
            assertThat(alert.labels()).containsEntry("alertname", "HardwareAlarm").containsEntry("location", "loc-1");
            assertThat(alert.startsAt()).isEqualTo(Briefings.SINCE);
            assertThat(alert.endsAt()).isEqualTo(NOW.plusSeconds(240));
            assertThat(alert.annotations().path("summary").asText()).startsWith("Hardware alarm");
            assertThat(alert.annotations().path("description").asText()).contains("tampering");
        });
    }

    @Test
    void told_again_it_is_the_same_and_lasts_longer() {
        send(Briefings.alarm());
        assertThat(send(Briefings.alarm(), Map.of("resend", "5m"))).isInstanceOf(Outcome.Delivered.class);
        assertThat(far.alerts()).hasSize(2).allMatch(alert -> alert.told() == 2 && alert.isFiring(NOW.plusSeconds(1199)));
        assertThat(channel.memory(alertmanager(Map.of()))).isEqualTo(Duration.ofMinutes(1));
        assertThat(channel.memory(alertmanager(Map.of("resend", "5m")))).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void what_is_over_ends_when_it_ended() {
        send(Briefings.alarm());
        assertThat(send(Briefings.over())).isInstanceOf(Outcome.Delivered.class);
        assertThat(far.alerts())
                .hasSize(2)
                .allMatch(alert -> alert.endsAt().equals(Briefings.over().until()) && !alert.isFiring(alert.endsAt()));
    }

    @Test
    void it_is_let_in_by_password_or_token(@TempDir Path folder) throws IOException {
        String password = Files.writeString(folder.resolve("password"), "open\n").toString();
        send(Briefings.alarm());
        send(Briefings.alarm(), Map.of("username", "bell", "password_file", password));
        send(Briefings.alarm(), Map.of("bearer_token_file", password));
        assertThat(far.authorizations()).containsExactly("", "Basic YmVsbDpvcGVu", "Bearer open");
        assertThat(send(Briefings.alarm(), Map.of("bearer_token_file", "/does/not/exist")))
                .isInstanceOf(Outcome.Broken.class);
    }

    @Test
    void what_it_answers_is_understood() {
        far.faults().next(1, Fault.status(503));
        assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Unavailable.class);
        far.faults().next(1, Fault.tooManyRequests(Duration.ofSeconds(2)));
        assertThat(send(Briefings.alarm())).extracting("after").isEqualTo(Duration.ofSeconds(2));
        far.faults().next(1, Fault.html());
        assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Unavailable.class);
        far.faults().next(1, Fault.status(401));
        assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Broken.class);
        far.faults().next(1, Fault.status(400));
        assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Refused.class);
        server.down();
        assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Unavailable.class);
    }

    @Test
    void its_secrets_are_in_no_name() throws IOException {
        Integration integration = alertmanager(
                Map.of("url", "https://am.example", "username", "bell", "password", "open-sesame"));
        assertThat(channel.lane(integration) + "" + AlertmanagerTarget.of(integration)).doesNotContain("sesame");
    }

    @Test
    void what_cannot_work_is_said_before_anything_is_sent() {
        Map<String, String> good = Map.of("url", "http://am:9093/", "resend", "30s");
        assertThat(channel.check(alertmanager(good))).isEmpty();
        assertThat(channel.check(alertmanager(Map.of()))).singleElement().asString().contains("'url'", "missing");
        assertThat(channel.check(alertmanager(Map.of("url", "am:9093")))).containsExactly("'url' is no http(s) URL");
        assertThat(channel.check(alertmanager(Map.of("url", "http://am", "resend", "often"))))
                .singleElement()
                .asString()
                .contains("'resend'");
        assertThat(channel.check(alertmanager(Map.of("url", "http://am", "resend", "0s")))).hasSize(1);
        assertThat(channel.check(alertmanager(Map.of("url", "http://am", "username", "x"))))
                .singleElement()
                .asString()
                .contains("belong together");
        assertThat(channel.check(alertmanager(
                        Map.of("url", "http://am", "username", "x", "password", "y", "bearer_token", "z"))))
                .singleElement()
                .asString()
                .contains("not both");
    }

    private Outcome send(Briefing briefing) {
        return send(briefing, Map.of());
    }

    private Outcome send(Briefing briefing, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("url", server.uri() + "/");
        return channel.send(Briefings.message(briefing), alertmanager(settings));
    }

    private static Integration alertmanager(Map<String, String> settings) {
        return new Integration("alertmanager", 0, settings);
    }
}
