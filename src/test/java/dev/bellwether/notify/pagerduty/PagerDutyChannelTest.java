package dev.bellwether.notify.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.local.pagerduty.FakePagerDuty;
import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Briefings;
import dev.bellwether.notify.Outcome;
import dev.bellwether.notify.http.HttpCaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagerDutyChannelTest {

    private final FakePagerDuty far = new FakePagerDuty(InstantSource.system());
    private final WebServer server = WebServer.start(0, far);
    private final PagerDutyChannel channel = new PagerDutyChannel(new HttpCaller(InstantSource.system(), Duration.ofSeconds(10)));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_incident_is_one_alert_through_its_whole_life() {
        assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Delivered.class);
        assertThat(far.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.dedupKey()).isEqualTo(Briefings.alarm().incident().toString());
            assertThat(alert.state()).isEqualTo("triggered");
            assertThat(alert.payload("summary").asText()).isEqualTo(Briefings.alarm().title());
            assertThat(alert.payload("source").asText()).isEqualTo("#331544 Berlin Ostkreuz");
            assertThat(alert.payload("severity").asText()).isEqualTo("critical");
            assertThat(alert.payload("timestamp").asText()).isEqualTo("2026-03-01T10:00:00Z");
            assertThat(alert.payload("component").asText()).isEqualTo("LOCKER");
            assertThat(alert.payload("group").asText()).isEqualTo("loc-1");
            assertThat(alert.payload("class").asText()).isEqualTo("alarm");
            assertThat(alert.payload("custom_details").path("devices").asText()).isEqualTo("2 of 10 devices");
            assertThat(alert.payload("custom_details").path("impact").asText()).contains("in use");
            assertThat(alert.event().at("/links/0/href").asText()).isEqualTo("https://map.example/?a=1&b=2");
        });

        assertThat(send(Briefings.acknowledged())).isInstanceOf(Outcome.Delivered.class);
        assertThat(far.alerts()).extracting(FakePagerDuty.Alert::state).containsExactly("acknowledged");
        assertThat(send(Briefings.over())).isInstanceOf(Outcome.Delivered.class);
        assertThat(far.alerts()).extracting(FakePagerDuty.Alert::state).containsExactly("resolved");
    }

    @Test
    void told_twice_it_is_still_one() {
        far.faults().next(1, Fault.lostAnswer());
        assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Unavailable.class).matches(Outcome::unsure);
        assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Delivered.class);
        assertThat(far.alerts()).hasSize(1);
    }

    @Test
    void a_summary_is_as_long_as_may_be() {
        assertThat(send(Briefings.saying("x".repeat(5000), List.of()))).isInstanceOf(Outcome.Delivered.class);
        assertThat(far.alerts().get(0).payload("summary").asText()).hasSize(1024).endsWith("x…");
    }

    @Test
    void a_wrong_key_is_broken_and_not_repeated_in_words() {
        String other = "f".repeat(32);
        assertThat(send(Briefings.alarm(), other))
                .isInstanceOf(Outcome.Broken.class)
                .matches(outcome -> outcome.said().contains("routing key") && !outcome.said().contains(other));
        assertThat(send(Briefings.alarm(), "short")).isInstanceOf(Outcome.Broken.class);
    }

    @Test
    void what_else_pagerduty_refuses_is_refused_in_its_words() {
        far.faults().next(1, (request, handler, over) -> Reply.json(
                400, Map.of("status", "invalid event", "message", "Event object is invalid", "errors", List.of("no source"))));
        assertThat(send(Briefings.alarm()))
                .isEqualTo(new Outcome.Refused("PagerDuty answered 400 invalid event Event object is invalid no source"));
    }

    @Test
    void limits_and_failures_are_waited_for() {
        far.faults().next(1, Fault.tooManyRequests(Duration.ofSeconds(30)));
        assertThat(send(Briefings.alarm()))
                .isEqualTo(new Outcome.Unavailable("PagerDuty answered 429", Duration.ofSeconds(30), false));
        far.faults().next(1, Fault.status(503));
        assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Unavailable.class);
        far.faults().next(1, Fault.html());
        assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Unavailable.class);
        far.faults().next(1, Fault.status(403));
        assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Broken.class);
        assertThat(far.alerts()).isEmpty();
    }

    @Test
    void the_key_may_lie_in_a_file_that_is_read_anew(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "e".repeat(32));
        Integration integration =
                pagerduty(Map.of("routing_key_file", file.toString(), "base_url", server.uri().toString()));
        assertThat(channel.send(Briefings.message(Briefings.alarm()), integration)).isInstanceOf(Outcome.Broken.class);
        Files.writeString(file, FakePagerDuty.ROUTING_KEY + "\n");
        assertThat(channel.send(Briefings.message(Briefings.alarm()), integration))
                .isInstanceOf(Outcome.Delivered.class);
        Files.delete(file);
        assertThat(channel.send(Briefings.message(Briefings.alarm()), integration)).isInstanceOf(Outcome.Broken.class);
        assertThat(channel.lane(integration).name()).contains("unread");
    }

    @Test
    void the_key_is_in_no_name() throws IOException {
        Integration integration = pagerduty(Map.of("routing_key", FakePagerDuty.ROUTING_KEY));
        assertThat(channel.lane(integration).toString()).doesNotContain(FakePagerDuty.ROUTING_KEY);
        assertThat(PagerDutyTarget.of(integration).toString()).doesNotContain(FakePagerDuty.ROUTING_KEY);
    }

    @Test
    void what_cannot_work_is_said_before_anything_is_sent() {
        assertThat(channel.check(pagerduty(Map.of("routing_key", "x")))).isEmpty();
        assertThat(channel.check(pagerduty(Map.of()))).singleElement().asString().contains("'routing_key'", "missing");
        assertThat(channel.check(pagerduty(Map.of("routing_key_file", "/does/not/exist"))))
                .containsExactly("'routing_key_file': the file cannot be read");
        assertThat(channel.check(pagerduty(Map.of("routing_key", "x", "base_url", "nonsense"))))
                .containsExactly("'base_url' is no http(s) URL");
        assertThat(channel.check(pagerduty(Map.of("routing_key", "x", "service_key", "y"))))
                .singleElement()
                .asString()
                .contains("'service_key' is not a key");
    }

    private Outcome send(Briefing briefing) {
        return send(briefing, FakePagerDuty.ROUTING_KEY);
    }

    private Outcome send(Briefing briefing, String key) {
        return channel.send(
                Briefings.message(briefing),
                pagerduty(Map.of("routing_key", key, "base_url", server.uri() + "/")));
    }

    private static Integration pagerduty(Map<String, String> settings) {
        return new Integration("pagerduty", 0, settings);
    }
}
