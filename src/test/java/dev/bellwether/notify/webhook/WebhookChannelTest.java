package dev.bellwether.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.local.webhook.FakeEndpoint;
import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Briefings;
import dev.bellwether.notify.Message;
import dev.bellwether.notify.Outcome;
import dev.bellwether.notify.http.HttpCaller;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookChannelTest {

    private final FakeEndpoint far = new FakeEndpoint(InstantSource.system());
    private final WebServer server = WebServer.start(0, far);
    private final WebhookChannel channel =
            new WebhookChannel(new HttpCaller(InstantSource.system(), Duration.ofSeconds(10)), InstantSource.system());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_incident_arrives_signed_and_whole() {
        assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Delivered.class);
        assertThat(far.deliveries()).singleElement().satisfies(delivery -> {
            assertThat(delivery.id()).matches("msg_[0-9a-f-]{36}");
            assertThat(delivery.body().path("type").asText()).isEqualTo("incident.open");
            assertThat(delivery.body().at("/data/id").asText()).isEqualTo(Briefings.alarm().incident().toString());
            assertThat(delivery.body().at("/data/severity").asText()).isEqualTo("critical");
            assertThat(delivery.body().at("/data/reason").asText()).isEqualTo("first");
            assertThat(delivery.body().at("/data/location/address").asText()).contains("Sonntagstraße 1");
            assertThat(delivery.body().at("/data/alerts/1/labels/device").asText()).isEqualTo("8");
            assertThat(delivery.body().at("/data/until").isNull()).isTrue();
        });
    }

    @Test
    void what_is_sent_keeps_to_the_published_schema() throws IOException {
        try (InputStream schema = getClass().getResourceAsStream("/schemas/incident-notice.schema.json")) {
            ObjectMapper json = new ObjectMapper();
            var contract = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(json.readTree(schema));
            for (Briefing briefing : List.of(Briefings.alarm(), Briefings.acknowledged(), Briefings.over())) {
                assertThat(contract.validate(json.valueToTree(IncidentNotice.of(briefing, Instant.EPOCH)))).isEmpty();
            }
        }
    }

    @Test
    void the_same_message_has_the_same_id_however_often_it_is_sent() {
        far.faults().next(1, Fault.lostAnswer());
        assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Unavailable.class).matches(Outcome::unsure);
        assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Delivered.class);
        assertThat(far.deliveries()).hasSize(1);
        Message next = new Message(Briefings.over(), "another", null, false);
        assertThat(channel.send(next, webhook(Map.of()))).isInstanceOf(Outcome.Delivered.class);
        assertThat(far.deliveries()).hasSize(2);
    }

    @Test
    void a_wrong_secret_is_broken_and_in_no_words() throws IOException {
        String other = "whsec_" + "QUFB".repeat(10);
        Integration integration = webhook(Map.of("secret", other));
        Outcome outcome = channel.send(Briefings.message(Briefings.alarm()), integration);
        assertThat(outcome).isInstanceOf(Outcome.Broken.class);
        assertThat(outcome.said() + channel.lane(integration) + WebhookTarget.of(integration))
                .doesNotContain(other)
                .doesNotContain(FakeEndpoint.PATH);
    }

    @Test
    void what_it_answers_is_understood() {
        far.faults().next(1, Fault.tooManyRequests(Duration.ofSeconds(3)));
        assertThat(send(Briefings.alarm())).extracting("after").isEqualTo(Duration.ofSeconds(3));
        for (int status : List.of(408, 425, 500, 503)) {
            far.faults().next(1, Fault.status(status));
            assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Unavailable.class);
        }
        for (int status : List.of(401, 403, 404, 410)) {
            far.faults().next(1, Fault.status(status));
            assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Broken.class);
        }
        for (int status : List.of(400, 413, 422)) {
            far.faults().next(1, Fault.status(status));
            assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void a_redirect_is_not_followed() {
        far.faults().next(1, (request, handler, over) -> Reply.text(307, "").with("Location", server.uri() + FakeEndpoint.PATH));
        assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Broken.class);
        assertThat(far.deliveries()).isEmpty();
    }

    @Test
    void what_cannot_work_is_said_before_anything_is_sent() {
        assertThat(channel.check(webhook(Map.of()))).isEmpty();
        assertThat(channel.check(new Integration("webhook", 0, Map.of()))).hasSize(2);
        assertThat(channel.check(webhook(Map.of("url", "file:///etc/passwd")))).containsExactly("'url' is no http(s) URL");
        assertThat(channel.check(webhook(Map.of("secret", "hunter2"))))
                .singleElement()
                .asString()
                .contains("'secret' must be whsec_")
                .doesNotContain("hunter2");
        assertThat(channel.check(webhook(Map.of("secret", "whsec_c2hvcnQ=")))).hasSize(1);
        assertThat(channel.check(webhook(Map.of("allow_private", "yes")))).singleElement().asString().contains("[true, false]");
    }

    private Outcome send(Briefing briefing) {
        return channel.send(Briefings.message(briefing), webhook(Map.of()));
    }

    private Integration webhook(Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "url", server.uri() + FakeEndpoint.PATH, "secret", FakeEndpoint.SECRET, "allow_private", "true"));
        settings.putAll(others);
        return new Integration("webhook", 0, settings);
    }
}
