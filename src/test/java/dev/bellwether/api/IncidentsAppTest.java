package dev.bellwether.api;

import static dev.bellwether.testkit.Tokens.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import dev.bellwether.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Incidents over HTTP: what is answered, who may say what, and what it changes. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class IncidentsAppTest {

    private static final String PATH = "/api/v1/incidents";

    private String location;
    private String id;

    @BeforeEach
    void anAlarm() {
        location = "incidents-" + UUID.randomUUID();
        post("power", "low");
        await().until(() -> !found().isEmpty());
        id = found().get(0);
    }

    @Test
    void what_goes_on_is_listed_and_shown_with_its_story() {
        by(Tokens.VIEWER).get(PATH + "?state=open&location=" + location).then().statusCode(200)
                .body("", hasSize(1))
                .body("[0].kind", equalTo("alarm"))
                .body("[0].severity", equalTo("warning"))
                .body("[0].alerts[0].alertname", equalTo("HardwareAlarm"))
                .body("[0].timeline", nullValue());
        show().body("state", equalTo("open")).body("timeline.what", hasItem("opened"));
        by(Tokens.VIEWER).get(PATH + "?state=resolved&location=" + location).then().body("", hasSize(0));
    }

    @Test
    void who_takes_care_stands_on_the_timeline_with_what_they_said() {
        say("acknowledge", "{\"comment\": \"on my way\"}").statusCode(200)
                .body("state", equalTo("acknowledged"))
                .body("acknowledgedBy", equalTo("olaf"));
        show().body("timeline.what", hasItem("acknowledged")).body("timeline.text", hasItem("acknowledged by olaf: on my way"));
    }

    @Test
    void a_snooze_says_until_when() {
        Instant until = Instant.now().plusSeconds(3600);

        say("snooze", "{\"until\": \"" + until + "\"}").statusCode(200).body("snoozedUntil", equalTo(until.toString()));
        say("snooze", "{\"until\": \"yesterday\"}").statusCode(400).body("detail", notNullValue());
        say("snooze", "{\"until\": \"2020-01-01T00:00:00Z\"}").statusCode(400);
        say("snooze", "{}").statusCode(400);
    }

    @Test
    void what_somebody_closes_is_over_and_cannot_be_taken_on_but_commented() {
        say("resolve", "{\"comment\": \"battery changed\"}").statusCode(200)
                .body("state", equalTo("resolved"))
                .body("resolvedHow", equalTo("operator"));
        say("acknowledge", "").statusCode(409).body("type", equalTo("urn:bellwether:problem:incident-over"));
        say("comment", "{\"comment\": \"it was the fuse\"}").statusCode(200);
        say("comment", "{}").statusCode(400);
        show().body("timeline.text", hasItem("comment by olaf: it was the fuse"));
    }

    @Test
    void what_goes_wrong_again_soon_after_is_the_same_incident() {
        say("resolve", "").statusCode(200);

        post("power", "lower");
        await().untilAsserted(() -> show().body("state", equalTo("open")).body("timeline.what", hasItem("reopened")));
        assertThat(found()).containsExactly(id);
    }

    @Test
    void what_the_rules_tell_apart_is_an_incident_each() {
        List.of("lid", "hinge", "lid").forEach(reason -> post("apart", reason));

        await().untilAsserted(() -> by(Tokens.VIEWER).get(PATH + "?location=" + location).then()
                .body("group", containsInAnyOrder("reason=hinge", "reason=lid", null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acknowledge", "snooze", "resolve", "comment"})
    void who_may_only_look_can_say_nothing(String word) {
        by(Tokens.VIEWER).contentType("application/json").body("{}").post(PATH + "/" + id + "/" + word)
                .then().statusCode(403);
        RestAssured.given().contentType("application/json").body("{}").post(PATH + "/" + id + "/" + word)
                .then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?state=broken", "?limit=0", "?limit=1001", "?before=yesterday"})
    void what_cannot_be_looked_for_is_said(String query) {
        by(Tokens.VIEWER).get(PATH + query).then().statusCode(400).contentType("application/problem+json")
                .body("detail", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-uuid", "00000000-0000-0000-0000-000000000000"})
    void an_incident_that_is_not_there_is_not_found(String unknown) {
        by(Tokens.OPERATOR).get(PATH + "/" + unknown).then().statusCode(404)
                .body("type", equalTo("urn:bellwether:problem:no-such-incident"));
        by(Tokens.OPERATOR).post(PATH + "/" + unknown + "/acknowledge").then().statusCode(404);
    }

    @Test
    void pages_go_on_where_the_last_one_ended() {
        String opened = show().extract().path("openedAt");

        by(Tokens.VIEWER).get(PATH + "?location=" + location + "&before=" + opened).then().statusCode(200)
                .body("", hasSize(0));
        by(Tokens.VIEWER).get(PATH + "?limit=1&location=" + location).then().body("id", contains(id));
    }

    @Test
    void what_has_changed_since_somebody_looked_is_not_changed_by_them() {
        String seen = show().extract().header("ETag");
        String now = say("comment", "{\"comment\": \"on my way\"}").extract().header("ETag");

        sayOf(seen, "resolve").statusCode(412).contentType("application/problem+json")
                .body("type", equalTo("urn:bellwether:problem:stale"));
        show().body("state", equalTo("open")).header("ETag", equalTo(now));

        String taken = sayOf(now, "acknowledge").statusCode(200).body("state", equalTo("acknowledged")).extract().header("ETag");
        sayOf("\"another\", " + taken, "resolve").statusCode(200).body("state", equalTo("resolved"));
    }

    @Test
    void who_has_it_already_is_told_that_it_is_the_same() {
        String seen = show().extract().header("ETag");

        by(Tokens.VIEWER).header("If-None-Match", seen).get(PATH + "/" + id).then().statusCode(304).header("ETag", equalTo(seen));
        say("comment", "{\"comment\": \"on my way\"}");
        by(Tokens.VIEWER).header("If-None-Match", seen).get(PATH + "/" + id).then().statusCode(200);
    }

    private ValidatableResponse sayOf(String version, String word) {
        return by(Tokens.OPERATOR).header("If-Match", version).post(PATH + "/" + id + "/" + word).then();
    }

    private ValidatableResponse say(String word, String body) {
        return by(Tokens.OPERATOR).contentType("application/json").body(body).post(PATH + "/" + id + "/" + word).then();
    }

    private ValidatableResponse show() {
        return by(Tokens.VIEWER).get(PATH + "/" + id).then().statusCode(200);
    }

    private List<String> found() {
        return by(Tokens.VIEWER).get(PATH + "?location=" + location).then().statusCode(200).extract().path("id");
    }

    private void post(String category, String reason) {
        String data = "{\"location_id\":\"" + location + "\",\"alarm_category\":\"" + category + "\",\"alarm_reason\":\""
                + reason + "\"}";
        RestAssured.given().contentType("application/json")
                .body(Signer.envelope("hmac-sha256:data", Services.SEED, "alarm", data))
                .post("/webhooks/bikeep")
                .then()
                .statusCode(202);
    }
}
