package dev.bellwether.api;

import static dev.bellwether.testkit.Tokens.by;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.bellwether.local.http.Fault;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import dev.bellwether.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For any webhook, by an id its sender was answered: where it went, and what came of it. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class EventsAppTest {

    private static final String PATH = "/api/v1/events/";

    private String location;

    @BeforeEach
    void clear() {
        Services.clear();
        location = "events-" + UUID.randomUUID();
    }

    @Test
    void what_a_webhook_led_to_is_shown_down_to_every_attempt_to_tell_somebody() {
        Services.slack().faults().next(1, Fault.status(500));
        String id = accepted("alarm", "\"alarm_category\":\"power\",\"alarm_reason\":\"low\"");
        processed(id);
        await().until(() -> shown(id).extract().jsonPath().getList("notifications.findAll { it.state == 'sent' }").size() >= 3);

        shown(id).body("id", equalTo(id))
                .body("kafka.topic", equalTo("bikeep.events"))
                .body("kafka.key", equalTo(location))
                .body("kafka.offset", greaterThanOrEqualTo(0))
                .body("headers.ce_type", equalTo("com.bikeep.alarm"))
                .body("data.location.id", equalTo(location))
                .body("outcome", equalTo("opened"))
                .body("incident.location", equalTo(location))
                .body("incident.kind", equalTo("alarm"))
                .body("attempts.outcome", hasItems("postponed", "delivered"))
                .body("attempts.said", hasItems("Slack answered 200", "the mail server took it"))
                .body("attempts.said", hasItem(startsWith("Slack answered 500")))
                .body("attempts.said", hasItem(startsWith("Slack: posted")))
                .body("attempts.reason", everyItem(equalTo("first")));
    }

    @Test
    void who_was_told_of_an_incident_is_answered_by_its_own_id_too() {
        String id = accepted("alarm", "\"alarm_category\":\"power\",\"alarm_reason\":\"low\"");
        processed(id);
        String incident = shown(id).extract().path("incident.id");

        by(Tokens.VIEWER).get("/api/v1/incidents/" + incident + "/notifications").then().statusCode(200)
                .body("notifications.receiver", hasItem("oncall"));
        by(Tokens.VIEWER).get("/api/v1/incidents/" + UUID.randomUUID() + "/notifications").then().statusCode(404);
    }

    @Test
    void a_webhook_of_which_nothing_follows_says_so_and_why() {
        String id = accepted("connection", "\"connection\":\"online\"");
        processed(id);

        shown(id).body("outcome", equalTo("nothing"))
                .body("reason", not(equalTo("")))
                .body("incident", nullValue())
                .body("attempts", nullValue());
    }

    @Test
    void an_id_that_nobody_knows_is_answered_with_what_that_may_mean() {
        by(Tokens.VIEWER).get(PATH + "0123abc").then().statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("BELLWETHER_INBOX_KEEP"));
        by(Tokens.VIEWER).get(PATH + "%20").then().statusCode(404);
        by(Tokens.VIEWER).get(PATH + "%00").then().statusCode(404);
        RestAssured.get(PATH + "0123abc").then().statusCode(401);
    }

    private String accepted(String type, String members) {
        String data = "{\"location\":{\"id\":\"" + location + "\"},\"device\":{\"id\":\"d-1\"}," + members + "}";
        return RestAssured.given().contentType("application/json")
                .body(Signer.envelope("hmac-sha256:data", Services.SEED, type, data))
                .post("/webhooks/bikeep")
                .then()
                .statusCode(202)
                .extract()
                .path("ids[0]");
    }

    private static void processed(String id) {
        await().until(() -> by(Tokens.VIEWER).get(PATH + id).statusCode() == 200);
    }

    private static ValidatableResponse shown(String id) {
        return by(Tokens.VIEWER).get(PATH + id).then().statusCode(200);
    }
}
