package dev.bellwether.receive;

import static dev.bellwether.receive.Deliveries.post;
import static dev.bellwether.receive.Deliveries.postSigned;
import static dev.bellwether.receive.Deliveries.signed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.event.wire.EventRecord;
import dev.bellwether.event.wire.EventSchema;
import dev.bellwether.local.http.Json;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What gets in is on Kafka, as the contract says, when the caller has its answer. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestInstance(Lifecycle.PER_CLASS)
class AcceptanceAppTest {

    private final String device = UUID.randomUUID().toString();
    private Topic events;

    @BeforeEach
    void listen() {
        events = events == null ? Topic.ofEvents() : events;
    }

    @AfterAll
    void stop() {
        events.close();
    }

    @ParameterizedTest
    @CsvSource({
        "connection, accepted", "connection_confirmed, accepted", "alarm, accepted", "status, accepted",
        "parking_reminder, ignored", "report, ignored", "maintenance_log, ignored", "brand.new-type_1, ignored"
    })
    void every_type_becomes_one_cloud_event_with_the_id_that_was_answered(String type, String status) {
        double before = Metrics.taken(status);
        Response answer = postSigned(type, "{\"location_id\":\"L-" + device + "\",\"time\":1767323045,\"n\":1.10}");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.<String>path("status")).isEqualTo(status);
        assertThat(answer.<Integer>path("events")).isEqualTo(1);
        assertThat(Metrics.taken(status)).isEqualTo(before + 1);
        EventRecord record = events.take(1).get(0);
        assertThat(record.key()).isEqualTo("L-" + device);
        assertThat(record.headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", answer.path("ids[0]"))
                .containsEntry("ce_type", "com.bikeep." + type)
                .containsEntry("ce_source", "/webhooks/bikeep")
                .containsEntry("ce_subject", "L-" + device)
                .containsEntry("ce_time", "2026-01-02T03:04:05Z")
                .containsEntry("ce_dataschema", "urn:bellwether:bikeep-event:1")
                .containsEntry("content-type", "application/json");
        assertThat(EventSchema.violations(record.value())).isEmpty();
        assertThat(new String(record.value())).contains("\"n\":1.10");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[{\"device_id\":\"1\",\"location_id\":\"L\"},{\"device_id\":\"2\",\"location_id\":\"L\"}]",
        "{\"events\":[{\"device_id\":\"1\"},{\"device_id\":\"2\"}],\"location_id\":\"L\"}",
        "{\"location\":{\"id\":\"L\"},\"devices\":[{\"id\":\"1\"},{\"id\":\"2\"}]}"
    })
    void a_list_becomes_one_event_each_in_order_with_what_they_inherit(String data) {
        String mine = data.replace("\"L\"", "\"" + UUID.randomUUID() + "\"");
        List<String> ids = postSigned("connection", mine).path("ids");
        List<EventRecord> records = events.take(2);
        assertThat(records).map(r -> r.headers().get("ce_id")).isEqualTo(ids).hasSize(2);
        assertThat(records).map(AcceptanceAppTest::value).map(v -> v.at("/device/id").asText()).containsExactly("1", "2");
        assertThat(records).map(AcceptanceAppTest::value).allSatisfy(v -> assertThat(mine).contains(v.at("/location/id").asText()));
    }

    @Test
    void the_key_is_the_locations_id_else_the_devices_else_the_events() {
        postSigned("alarm", "{\"location_id\":\"L\",\"device_id\":\"D\"}");
        postSigned("alarm", "{\"location_name\":\"somewhere\",\"device_id\":\"D\"}");
        String id = postSigned("alarm", "{\"location_name\":\"elsewhere\"}").path("ids[0]");
        assertThat(events.take(3)).map(EventRecord::key).containsExactly("L", "D", id);
    }

    @Test
    void the_same_body_again_is_a_duplicate_with_the_same_ids_and_not_published_twice() {
        String body = signed("alarm", "[{\"device_id\":\"" + UUID.randomUUID() + "\"},{\"device_id\":\"x\"}]");
        Response first = post(body);
        Response again = post(body);
        assertThat(first.<String>path("status")).isEqualTo("accepted");
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.<String>path("status")).isEqualTo("duplicate");
        assertThat(again.<Integer>path("events")).isEqualTo(2);
        assertThat(again.<List<String>>path("ids")).isEqualTo(first.path("ids"));
        assertThat(events.take(2)).hasSize(2);
    }

    @Test
    void the_same_event_in_another_format_has_the_same_id() {
        String id = UUID.randomUUID().toString();
        String first = postSigned("alarm", "{\"device_id\":\"" + id + "\",\"name\":\"ü\",\"time\":1767323045}").path("ids[0]");
        String again =
                postSigned("alarm", "[ { \"time\" : 1767323045,\n\"name\":\"\\u00fc\", \"device_id\":\"" + id + "\"} ]").path("ids[0]");
        assertThat(again).isEqualTo(first);
        assertThat(events.take(2)).map(r -> r.headers().get("ce_id")).containsExactly(first, first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "7", "\"text\"", "1e400", "-0.10", "{}", "[[[]]]", "{\"events\":[1]}",
        "{\"time\":1e400,\"id\":99999999999999999999999999}"})
    void data_of_any_type_is_published_with_what_was_sent(String data) {
        assertThat(postSigned("connection", data).<String>path("status")).isEqualTo("accepted");
        EventRecord record = events.take(1).get(0);
        assertThat(EventSchema.violations(record.value())).isEmpty();
    }

    @Test
    void an_empty_list_is_accepted_and_publishes_nothing() {
        Response answer = postSigned("connection", "[]");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.<Integer>path("events")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00\\ud800", "\\u0000", "\\u0000\\ud83d", "\\uffff"})
    void characters_no_database_takes_come_out_on_kafka_and_hold_nothing_up(String odd) {
        String id = UUID.randomUUID().toString();
        String data = "{\"location_id\":\"%1$s\",\"device_id\":\"d%2$s\",\"device_alias\":\"a%2$s\",\"alarm_reason\":\"r%2$s\",\"k%2$s\":\"%2$s\"}";
        assertThat(postSigned("alarm", data.formatted(id, odd)).<String>path("status")).isEqualTo("accepted");
        EventRecord record = events.take(1).get(0);
        assertThat(EventSchema.violations(record.value())).isEmpty();
        assertThat(record.key()).isEqualTo(id);

        Consumed.isTold("alarm", UUID.randomUUID().toString());
        assertThat(events.take(1)).hasSize(1);
    }

    @Test
    void members_nobody_knows_and_a_missing_media_type_are_no_obstacle() throws Exception {
        String body = signed("alarm", "{\"device_id\":\"" + UUID.randomUUID() + "\"}").replaceFirst("\\{", "{\"later\":[{}],");
        try (Raw raw = new Raw()) {
            assertThat(raw.head("Content-Length: " + body.length()).send(body).answer()).startsWith("HTTP/1.1 202");
        }
        assertThat(events.take(1)).hasSize(1);
        String chunked = signed("alarm", "{\"device_id\":\"" + UUID.randomUUID() + "\"}");
        try (Raw raw = new Raw()) {
            raw.head("Transfer-Encoding: chunked", "Content-Type: application/json; charset=utf-8");
            raw.send(Integer.toHexString(10) + "\r\n" + chunked.substring(0, 10) + "\r\n");
            raw.send(Integer.toHexString(chunked.length() - 10) + "\r\n" + chunked.substring(10) + "\r\n0\r\n\r\n");
            assertThat(raw.answer()).startsWith("HTTP/1.1 202");
        }
        assertThat(events.take(1)).hasSize(1);
    }

    @Test
    void one_event_that_is_longer_than_the_broker_takes_is_refused_for_good() {
        String data = "{\"device_id\":\"" + UUID.randomUUID() + "\",\"text\":\"%s\"}";
        int room = (1 << 20) - signed("report", data).length();
        Refusal.refused(413, "too_large", () -> postSigned("report", data.formatted("x".repeat(room))));
        assertThat(postSigned("report", data.formatted("x".repeat(room - 2_000))).statusCode()).isEqualTo(202);
        assertThat(events.take(1)).hasSize(1);
    }

    private static JsonNode value(EventRecord record) {
        return Json.read(new String(record.value(), StandardCharsets.UTF_8));
    }
}
