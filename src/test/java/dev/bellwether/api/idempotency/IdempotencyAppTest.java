package dev.bellwether.api.idempotency;

import static dev.bellwether.testkit.Tokens.ADMIN;
import static dev.bellwether.testkit.Tokens.OPERATOR;
import static dev.bellwether.testkit.Tokens.VIEWER;
import static dev.bellwether.testkit.Tokens.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for again is done once. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class IdempotencyAppTest {

    private static final String SILENCES = "/api/v1/silences";

    @Inject
    Keys keys;

    private String location;
    private String key;

    @BeforeEach
    void aKey() {
        location = "once-" + UUID.randomUUID();
        key = UUID.randomUUID().toString();
    }

    @Test
    void the_same_under_the_same_key_is_done_once_and_answered_as_the_first_time() {
        Response first = silence(OPERATOR, key, "new doors");
        Response second = silence(OPERATOR, key, "new doors");

        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        second.then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        assertThat(second.asString()).isEqualTo(first.asString());
        for (String header : List.of("Content-Type", "Location", "ETag")) {
            assertThat(second.header(header)).as(header).isNotNull().isEqualTo(first.header(header));
        }
        assertThat(silences()).hasSize(1);
    }

    @Test
    void another_request_under_the_same_key_is_refused_and_not_done() {
        silence(OPERATOR, key, "new doors").then().statusCode(201);

        silence(OPERATOR, key, "new locks").then().statusCode(422).contentType("application/problem+json")
                .body("type", equalTo("urn:bellwether:problem:key-reused"));
        expire(silences().get(0), key).then().statusCode(422);
        assertThat(silences()).hasSize(1);
    }

    @Test
    void keys_of_others_are_others_and_without_a_key_each_is_done() {
        silence(OPERATOR, key, "new doors").then().statusCode(201);
        silence(ADMIN, key, "new doors").then().statusCode(201).header("Idempotency-Replayed", nullValue());
        by(OPERATOR).contentType("application/json").body(body("new doors")).post(SILENCES).then().statusCode(201);

        assertThat(silences()).hasSize(3);
    }

    @Test
    void a_refusal_is_an_answer_too() {
        silence(OPERATOR, key, "new doors").then().statusCode(201);
        String id = silences().get(0);
        expire(id, key + "-1").then().statusCode(200);
        expire(id, key + "-2").then().statusCode(409).contentType("application/problem+json");

        expire(id, key + "-2").then().statusCode(409)
                .contentType("application/problem+json")
                .header("Idempotency-Replayed", equalTo("true"))
                .body("type", equalTo("urn:bellwether:problem:silence-over"));
        expire(id, key + "-1").then().statusCode(200).body("state", equalTo("expired"));
    }

    @Test
    void what_was_not_done_again_is_not_kept_as_something_that_somebody_did() {
        silence(OPERATOR, key, "new doors").then().statusCode(201);
        String id = silences().get(0);
        expire(id, key + "-1").then().statusCode(200);
        expire(id, key + "-1").then().statusCode(200);

        String done = "POST " + SILENCES + "/" + id + "/expire";
        by(ADMIN).get("/api/v1/actions?who=olaf").then().body("findAll { it.what == '" + done + "' }", hasSize(1));
    }

    @Test
    void who_asks_while_the_first_is_under_way_is_told_so_and_may_ask_again_when_nothing_came_of_it() {
        Asked asked = Asked.of("olaf", key, "POST", "/somewhere", new byte[0]);

        assertThat(keys.claim(asked)).isInstanceOf(Claim.First.class);
        assertThat(keys.claim(asked)).isInstanceOf(Claim.Pending.class);
        silence(OPERATOR, key, "new doors").then().statusCode(422); // that is another request

        keys.release(asked);
        assertThat(keys.claim(asked)).isInstanceOf(Claim.First.class);
    }

    @Test
    void what_failed_by_our_own_fault_may_be_asked_for_again_and_is_done_then() {
        planted().then().statusCode(500);
        Response done = planted();
        done.then().statusCode(200).header("Idempotency-Replayed", nullValue());

        planted().then().statusCode(200).header("Idempotency-Replayed", equalTo("true")).body(equalTo(done.asString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "Õ"})
    void a_key_that_cannot_be_kept_is_said(String unusable) {
        silence(OPERATOR, unusable, "new doors").then().statusCode(400).contentType("application/problem+json");
        assertThat(silences()).isEmpty();
    }

    @Test
    void who_may_not_do_it_cannot_take_a_key() {
        silence(VIEWER, key, "new doors").then().statusCode(403);
        silence("nobody", key, "new doors").then().statusCode(401);
        silence(VIEWER, key, "new doors").then().statusCode(403).header("Idempotency-Replayed", nullValue());
    }

    private Response silence(String token, String under, String comment) {
        return by(token).contentType("application/json").header("Idempotency-Key", under).body(body(comment)).post(SILENCES);
    }

    private String body(String comment) {
        return "{\"matchers\":[\"location=\\\"" + location + "\\\"\"],\"for\":\"2h\",\"comment\":\"" + comment + "\"}";
    }

    private Response planted() {
        return by(OPERATOR).header("Idempotency-Key", key).post("/planted/once");
    }

    private static Response expire(String id, String under) {
        return by(OPERATOR).header("Idempotency-Key", under).post(SILENCES + "/" + id + "/expire");
    }

    /** Of this test's location. */
    private List<String> silences() {
        return by(VIEWER).get(SILENCES).then().statusCode(200).extract()
                .path("findAll { it.matchers[0].contains('" + location + "') }.id");
    }
}
