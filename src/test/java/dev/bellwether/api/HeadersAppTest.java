package dev.bellwether.api;

import static dev.bellwether.testkit.Tokens.VIEWER;
import static dev.bellwether.testkit.Tokens.by;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** What a browser is told about our answers, and that it is told no more. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class HeadersAppTest {

    private static final String ELSEWHERE = "https://elsewhere.example";

    @Test
    void no_answer_is_sniffed_framed_or_cached() {
        isGuarded(by(VIEWER).get("/api/v1/incidents").then().statusCode(200));
        isGuarded(by("nobody").get("/api/v1/incidents").then().statusCode(401));
        isGuarded(given().contentType("application/json").body("{}").post("/webhooks/bikeep").then().statusCode(400));
        isGuarded(given().get("/q/metrics").then().statusCode(200));
        isGuarded(given().get("/nothing").then().statusCode(404));
    }

    @Test
    void no_page_of_another_site_may_ask() {
        by(VIEWER).header("Origin", ELSEWHERE).get("/api/v1/incidents").then().header("Access-Control-Allow-Origin", nullValue());
        given().header("Origin", ELSEWHERE)
                .header("Access-Control-Request-Method", "POST")
                .options("/api/v1/silences")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    private static void isGuarded(ValidatableResponse answer) {
        answer.header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", equalTo("default-src 'none'; frame-ancestors 'none'"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Cache-Control", equalTo("no-store"));
    }
}
