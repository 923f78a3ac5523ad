package dev.bellwether.api;

import static dev.bellwether.testkit.Tokens.by;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.Metrics;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import dev.bellwether.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was not proven, over HTTP: who may, what is shown, and what becomes of it. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class QuarantineAppTest {

    private static final String PATH = "/api/v1/quarantine";
    private static final String STRANGE = "the-seed-of-somebody-else";

    private final String mark = UUID.randomUUID().toString();

    @Test
    void the_newest_are_listed_first_without_bodies_and_page_by_page() {
        long first = quarantined(signed("hmac-sha256:data", STRANGE, "first " + mark));
        long second = quarantined(signed("hmac-sha256:data", STRANGE, "second " + mark));

        get("?limit=1").statusCode(200).body("", hasSize(1)).body("id[0]", equalTo((int) second)).body("[0].body", nullValue());
        get("?limit=1&before=" + second).statusCode(200).body("id[0]", equalTo((int) first))
                .body("state[0]", equalTo("waiting"))
                .body("why[0]", notNullValue())
                .body("client[0]", notNullValue())
                .body("receivedAt[0]", notNullValue());
        get("?state=released").statusCode(200).body("id", not(hasItem((int) first)));
    }

    @Test
    void one_is_shown_with_its_body_as_it_was_sent() {
        String body = signed("hmac-sha256:data", STRANGE, "õ " + mark);
        get("/" + quarantined(body)).statusCode(200).body("body", equalTo(body)).body("bodyBase64", nullValue());
    }

    @Test
    void what_fits_is_found_with_the_seeds_that_are_set_and_with_one_that_is_sent() {
        String body = Signer.envelope("sha512:seed+data.sorted:base64", STRANGE, "alarm", "{ \"z\": 1, \"mark\": \"" + mark + "\" }");
        long id = quarantined(body);

        post(Tokens.OPERATOR, id, "try", "").statusCode(200).body("fits", hasSize(0)).body("setting", nullValue());
        String answer = post(Tokens.OPERATOR, id, "try", "{\"seed\":\"" + STRANGE + "\"}")
                .statusCode(200)
                .body("fits.scheme", equalTo(List.of("sha512:seed+data.sorted:base64")))
                .body("fits.seed", equalTo(List.of("given")))
                .body("setting", equalTo("BELLWETHER_WEBHOOK_SCHEME=sha512:seed+data.sorted:base64"))
                .extract()
                .asString();
        assertThat(answer).doesNotContain(STRANGE);
        post(Tokens.OPERATOR, id, "try", "{\"seed\":\"" + STRANGE + "\",\"scheme\":\"hmac-md5:data\"}")
                .statusCode(422)
                .body("type", equalTo("urn:bellwether:problem:bad-scheme"));
        String broken = post(Tokens.OPERATOR, id, "try", "{\"seed\":\"" + STRANGE).statusCode(400).extract().asString();
        assertThat(broken).doesNotContain(STRANGE);
        get("/" + id).body("state", equalTo("waiting"));
    }

    @Test
    void one_that_a_person_vouches_for_is_processed_as_of_when_it_came_and_who_did_is_kept() {
        double before = Metrics.value("bellwether_quarantine_deliveries_total{outcome=\"released\"}");
        long id = quarantined(signed("hmac-sha256:data", STRANGE, mark));
        String receivedAt = get("/" + id).extract().path("receivedAt");

        String event = post(Tokens.OPERATOR, id, "release", "{\"comment\":\"Bikeep confirmed it by telephone\"}")
                .statusCode(200)
                .body("delivery.state", equalTo("released"))
                .body("delivery.decidedBy", equalTo("olaf"))
                .body("delivery.comment", equalTo("Bikeep confirmed it by telephone"))
                .body("ids", hasSize(1))
                .extract()
                .path("ids[0]");

        Await.slackCall(mark);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> by(Tokens.VIEWER)
                .get("/api/v1/events/" + event)
                .then()
                .statusCode(200)
                .body("receivedAt", equalTo(receivedAt)));
        get("/" + id).body("state", equalTo("released")).body("decidedBy", equalTo("olaf")).body("decidedAt", notNullValue());
        assertThat(Metrics.value("bellwether_quarantine_deliveries_total{outcome=\"released\"}")).isEqualTo(before + 1);
        post(Tokens.OPERATOR, id, "release", "{\"comment\":\"again\"}")
                .statusCode(409)
                .body("type", equalTo("urn:bellwether:problem:already-decided"));
    }

    @Test
    void nothing_is_released_without_a_word_why() {
        long id = quarantined(signed("hmac-sha256:data", STRANGE, mark));
        for (String body : List.of("", "{}", "{\"comment\":\" \"}", "[]", "nonsense", "null")) {
            post(Tokens.OPERATOR, id, "release", body).statusCode(400);
        }
        get("/" + id).body("state", equalTo("waiting"));
    }

    @Test
    void one_without_a_hash_can_be_released_as_well() {
        long id = quarantined("{\"type\":\"report\",\"data\":{\"mark\":\"" + mark + "\"},\"version\":2}");
        post(Tokens.ADMIN, id, "try", "").statusCode(200).body("fits", hasSize(0)).body("problem", notNullValue());
        post(Tokens.ADMIN, id, "release", "{\"comment\":\"a test of ours\"}").statusCode(200).body("delivery.decidedBy", equalTo("ada"));
    }

    @Test
    void one_that_is_discarded_leaves_a_trace_but_no_body() {
        long id = quarantined(signed("hmac-sha256:data", STRANGE, mark));
        post(Tokens.OPERATOR, id, "discard", "").statusCode(200).body("state", equalTo("discarded")).body("size", equalTo(0));
        get("/" + id).statusCode(200).body("body", equalTo("")).body("decidedBy", equalTo("olaf"));
        post(Tokens.OPERATOR, id, "release", "{\"comment\":\"on second thoughts\"}").statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"try", "release", "discard"})
    void who_may_only_look_decides_nothing_and_nobody_without_a_token(String what) {
        long id = quarantined(signed("hmac-sha256:data", STRANGE, mark + what));
        post(Tokens.VIEWER, id, what, "{\"comment\":\"x\"}").statusCode(403);
        given().post(PATH + "/" + id + "/" + what).then().statusCode(401);
        given().get(PATH).then().statusCode(401);
        given().get(PATH + "/" + id).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "0", "-1", "nonsense", "99999999999999999999"})
    void an_id_that_nobody_has_is_not_found(String id) {
        get("/" + id).statusCode(404).body("type", equalTo("urn:bellwether:problem:no-such-delivery"));
        by(Tokens.OPERATOR).post(PATH + "/" + id + "/try").then().statusCode(404);
        by(Tokens.OPERATOR).body("{\"comment\":\"x\"}").post(PATH + "/" + id + "/release").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=1001", "?before=x", "?state=lost"})
    void a_question_that_makes_no_sense_is_told_so(String query) {
        get(query).statusCode(400).body("detail", notNullValue());
    }

    private static String signed(String scheme, String seed, String mark) {
        return Signer.envelope(scheme, seed, "alarm",
                "{\"location_id\":\"" + mark + "\",\"device_id\":\"7\",\"alarm_category\":\"security\",\"alarm_reason\":\"" + mark + "\"}");
    }

    /** Posts a body that is not proven; returns its id in the quarantine. */
    private static long quarantined(String body) {
        given().contentType("application/json").body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/webhooks/bikeep").then().statusCode(401);
        return await().atMost(Duration.ofSeconds(10)).until(() -> idOf(body), id -> id > 0);
    }

    private static long idOf(String body) {
        List<Map<String, Object>> listed = by(Tokens.VIEWER).get(PATH + "?limit=20").jsonPath().getList("");
        return listed.stream()
                .map(each -> ((Number) each.get("id")).longValue())
                .filter(id -> body.equals(by(Tokens.VIEWER).get(PATH + "/" + id).path("body")))
                .findFirst()
                .orElse(-1L);
    }

    private static ValidatableResponse get(String path) {
        return by(Tokens.VIEWER).get(PATH + path).then();
    }

    private static ValidatableResponse post(String token, long id, String what, String body) {
        return by(token).body(body).post(PATH + "/" + id + "/" + what).then();
    }
}
