package dev.bellwether.receive;

import static dev.bellwether.receive.Deliveries.forged;
import static dev.bellwether.receive.Deliveries.post;
import static dev.bellwether.receive.Deliveries.postSigned;
import static dev.bellwether.testkit.Tokens.by;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who sends too much is told when to come again, and holds up nobody else. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(LimitsAppIT.Small.class)
@Tag("app")
class LimitsAppIT {

    /** Limits that a test can reach. */
    public static final class Small implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "bellwether.webhook.unproven.per-minute", "3",
                    "bellwether.api.limits.per-minute", "3",
                    "bellwether.api.limits.unknown-per-minute", "3");
        }
    }

    @Test
    void a_flood_of_forgeries_holds_up_no_proven_delivery() {
        for (int i = 0; i < 3; i++) {
            post(forged("connection", data())).then().statusCode(401);
        }

        Response refused = post(forged("connection", data()));

        isTooMany(refused, "rate-limited");
        postSigned("connection", data()).then().statusCode(202);
    }

    @Test
    void who_asks_the_api_too_often_waits_and_another_does_not() {
        for (int i = 0; i < 3; i++) {
            by(Tokens.VIEWER).get("/api/v1/incidents").then().statusCode(200);
        }

        isTooMany(by(Tokens.VIEWER).get("/api/v1/incidents"), "too-many-requests");
        by(Tokens.ADMIN).get("/api/v1/incidents").then().statusCode(200);
    }

    @Test
    void who_guesses_tokens_is_held_up_and_nobody_else() {
        for (int i = 0; i < 3; i++) {
            guess().then().statusCode(401);
        }

        isTooMany(guess(), "too-many-requests");
        by(Tokens.OPERATOR).get("/api/v1/incidents").then().statusCode(200);
    }

    private static Response guess() {
        return given().header("Authorization", "Bearer " + UUID.randomUUID()).get("/api/v1/incidents");
    }

    private static String data() {
        return "{\"device_id\":\"" + UUID.randomUUID() + "\",\"connection\":\"offline\"}";
    }

    private static void isTooMany(Response answer, String problem) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.path("type").toString()).isEqualTo("urn:bellwether:problem:" + problem);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 61);
    }
}
