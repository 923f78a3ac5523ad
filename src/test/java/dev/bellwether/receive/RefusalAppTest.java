package dev.bellwether.receive;

import static dev.bellwether.receive.Deliveries.forged;
import static dev.bellwether.receive.Deliveries.post;
import static dev.bellwether.receive.Deliveries.postSigned;
import static dev.bellwether.receive.Deliveries.signed;
import static dev.bellwether.receive.Refusal.isProblem;
import static dev.bellwether.receive.Refusal.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not get in, and leaves nothing on Kafka. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestInstance(Lifecycle.PER_CLASS)
class RefusalAppTest {

    private static final String DATA = "{\"device_id\":\"7\",\"connection\":\"offline\"}";

    private Topic events;

    @BeforeEach
    void listen() {
        events = events == null ? Topic.ofEvents() : events;
    }

    @AfterAll
    void stop() {
        events.close();
    }

    @AfterEach
    void nothing_reached_kafka() {
        String mark = UUID.randomUUID().toString();
        postSigned("report", "{\"mark\":\"" + mark + "\"}").then().statusCode(202);
        assertThat(events.take(1)).singleElement().satisfies(r -> assertThat(new String(r.value())).contains(mark));
    }

    @Test
    void a_forged_delivery() {
        refused(401, "unproven", () -> post(forged("connection", DATA)));
    }

    @Test
    void a_delivery_changed_on_the_way() {
        refused(401, "unproven", () -> post(signed("connection", DATA).replace("offline", "online")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"hash\":null", ",\"hash\":7", ",\"hash\":\"\"", ",\"hash\":\"4161215c299681565b4309c7\""})
    void a_delivery_without_a_hash_that_could_be_right(String hash) {
        refused(401, "unproven", () -> post("{\"type\":\"connection\",\"data\":" + DATA + hash + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[]", "{\"type\":\"connection\"", "{\"type\":\"a\"} x", "\ufeff{\"type\":\"a\",\"data\":{}}",
        "{\"type\":\"a\",\"type\":\"a\",\"data\":{}}", "{\"type\":\"a\",\"data\":{\"b\":1,\"b\":2},\"hash\":\"ab\"}"})
    void what_is_not_one_json_object(String body) {
        refused(400, "not_json", () -> post(body));
    }

    @Test
    void a_signed_delivery_cut_off_on_the_way() {
        String whole = signed("connection", DATA);
        refused(400, "not_json", () -> post(whole.substring(0, whole.length() - 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "ISO-8859-1"})
    void another_encoding_than_utf_8(String charset) {
        refused(400, "not_json", () -> post(
                signed("connection", "{\"location_name\":\"Põhja\"}").replace('õ', 'ö').getBytes(Charset.forName(charset))));
    }

    @Test
    void brackets_a_hundred_thousand_deep() {
        refused(400, "not_json", () -> post("{\"type\":\"a\",\"hash\":\"ab\",\"data\":" + "[".repeat(100_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"data\":{},\"hash\":\"ab\"}", "{\"type\":\"a b\",\"data\":{}}", "{\"type\":7,\"data\":{}}"})
    void json_that_is_no_envelope(String body) {
        refused(400, "not_envelope", () -> post(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "nonsense", "*/*"})
    void another_media_type_than_json(String type) throws Exception {
        String body = signed("connection", DATA);
        double before = Metrics.rejected("media_type");
        try (Raw raw = new Raw()) {
            String answer = raw.head("Content-Type: " + type, "Content-Length: " + body.length()).send(body).answer();
            assertThat(answer).startsWith("HTTP/1.1 415").contains("application/problem+json", "urn:bellwether:problem:media-type");
        }
        assertThat(Metrics.rejected("media_type")).isEqualTo(before + 1);
    }

    @Test
    void more_events_than_one_body_may_hold() {
        refused(413, "too_many_events", () -> postSigned("connection", "[" + "{},".repeat(5_000) + "{}]"));
        refused(413, "too_many_events", () -> postSigned("connection", "{\"events\":[" + "1,".repeat(500_000) + "1]}"));
    }

    @Test
    void a_long_list_that_nobody_signed() {
        refused(401, "unproven", () -> post(forged("connection", "[" + "1,".repeat(500_000) + "1]")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void another_method_than_post(String method) {
        Response answer = given().contentType("application/json").body("{}").request(method, "/webhooks/bikeep");
        isProblem(405, answer);
        assertThat(answer.header("Allow")).contains("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhooks", "/webhooks/bikeep/more", "/webhooks/other", "/nothing", "/", "/q/nothing"})
    void an_unknown_path(String path) {
        isProblem(404, given().contentType("application/json").body("{}").post(path));
    }
}
