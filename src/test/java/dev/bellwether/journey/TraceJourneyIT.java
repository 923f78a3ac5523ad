package dev.bellwether.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.journey.Collector.Seen;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.ServiceProcess;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import dev.bellwether.testkit.Tokens;
import dev.bellwether.testkit.Topic;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a collector of traces sees of the packaged service. */
class TraceJourneyIT {

    private final Services services = new Services();
    private final Collector collector = new Collector();
    private final WebServer server = WebServer.start(0, collector);
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void start() {
        settings.putAll(services.start());
        settings.put("quarkus.otel.exporter.otlp.endpoint", server.uri().toString());
        settings.put("quarkus.otel.bsp.schedule.delay", "100ms");
    }

    @AfterEach
    void stop() {
        server.close();
        services.stop();
    }

    /** One life of the service is enough for all three. */
    @Test
    void a_webhook_is_one_trace_and_so_is_what_a_person_does_and_a_collector_that_is_away_holds_nothing_up() {
        settings.put("quarkus.otel.sdk.disabled", "false");
        settings.put("quarkus.log.console.json.enabled", "true");
        try (ServiceProcess service = ServiceProcess.start(settings)) {
            alarm(service, "traced");
            Await.slackCall("traced");
            leadsFromThePostThroughKafkaAndTheDecisionToTheCallOfSlack(service);
            isOfTheirOwnRequest(service);
            server.down();
            alarm(service, "alone");
            Await.slackCall("alone");
        }
    }

    private void leadsFromThePostThroughKafkaAndTheDecisionToTheCallOfSlack(ServiceProcess service) {
        List<Seen> told = seen("tell slack", 2);
        Seen post = seen("POST /webhooks/bikeep", 1).get(0);
        Seen publish = seen("publish bikeep.events", 1).get(0);
        Seen decide = seen("decide", 1).get(0);
        assertThat(post.parent()).isEmpty();
        assertThat(post.kind()).isEqualTo(SpanKind.SPAN_KIND_SERVER);
        assertThat(publish.follows(post)).isTrue();
        assertThat(decide.follows(publish)).isTrue();
        assertThat(decide.what())
                .containsEntry("bellwether.type", "alarm")
                .containsEntry("bellwether.location", "loc-traced")
                .containsEntry("bellwether.outcome", "opened")
                .containsKey("bellwether.event");
        assertThat(told).hasSize(2).allSatisfy(tell -> {
            assertThat(tell.follows(decide)).isTrue();
            assertThat(tell.what())
                    .containsEntry("bellwether.incident", incident("id"))
                    .containsEntry("bellwether.receiver", "oncall")
                    .containsEntry("bellwether.outcome", "delivered")
                    .containsKey("bellwether.reason");
        });
        assertThat(seen("tell email", 1)).allSatisfy(tell -> assertThat(tell.follows(decide)).isTrue());
        assertThat(header()).contains(publish.trace() + "-" + publish.id());
        assertThat(service.printed().lines())
                .filteredOn(line -> line.contains("incident opened"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains(decide.trace()));
    }

    private void isOfTheirOwnRequest(ServiceProcess service) {
        int told = seen("tell slack", 2).size();
        service.http().authorization("Bearer " + Tokens.OPERATOR);
        assertThat(service.http().post("/api/v1/incidents/" + incident("id") + "/acknowledge", "{}").status()).isEqualTo(200);

        Seen request = seen("POST /api/v1/incidents/{id}/acknowledge", 1).get(0);
        assertThat(seen("tell slack", told + 1).get(told).follows(request)).isTrue();
    }

    @Test
    void while_tracing_is_off_nothing_is_sent_or_written_for_it() {
        try (ServiceProcess service = ServiceProcess.start(settings)) {
            alarm(service, "untraced");
            Await.slackCall("untraced");
        }

        assertThat(collector.all()).isEmpty();
        assertThat(header()).isNull();
        assertThat(incident("trace")).isNull();
    }

    private List<Seen> seen(String step, int atLeast) {
        return await(step)
                .atMost(Duration.ofSeconds(30))
                .until(() -> collector.steps(step), found -> found.size() >= atLeast);
    }

    private static void alarm(ServiceProcess service, String reason) {
        String data = "{\"location_id\":\"loc-" + reason + "\",\"alarm_category\":\"security\",\"alarm_reason\":\"" + reason + "\"}";
        String body = Signer.envelope("hmac-sha256:data", Services.SEED, "alarm", data);
        assertThat(service.http().post("/webhooks/bikeep", body).status()).isEqualTo(202);
    }

    private String incident(String column) {
        return Records.of(settings).list("select " + column + " from incident").get(0);
    }

    private String header() {
        List<ConsumerRecord<String, byte[]>> records = Topic.events(settings.get("kafka.bootstrap.servers")).all();
        return Topic.header(records.get(records.size() - 1), "traceparent");
    }
}
