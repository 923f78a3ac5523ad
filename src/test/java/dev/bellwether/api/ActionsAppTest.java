package dev.bellwether.api;

import static dev.bellwether.testkit.Tokens.ADMIN;
import static dev.bellwether.testkit.Tokens.OPERATOR;
import static dev.bellwether.testkit.Tokens.VIEWER;
import static dev.bellwether.testkit.Tokens.by;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who changed what is kept, and who was not let; what was said is not. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class ActionsAppTest {

    private static final String SILENCE =
            "{\"matchers\":[\"location=\\\"kept-apart\\\"\"],\"for\":\"1s\",\"comment\":\"a-secret-word\"}";

    @Test
    void what_somebody_changed_is_kept_without_what_was_said() {
        by(OPERATOR).contentType("application/json").body(SILENCE).post("/api/v1/silences").then().statusCode(201);

        by(ADMIN).get("/api/v1/actions?who=olaf&limit=1")
                .then()
                .statusCode(200)
                .body("who", equalTo(List.of("olaf")))
                .body("[0].what", equalTo("POST /api/v1/silences"))
                .body("[0].status", equalTo(201))
                .body("[0].client", equalTo("127.0.0.1"))
                .body(not(containsString("a-secret-word")));
    }

    @Test
    void who_was_not_let_is_kept_too_but_nobody_whom_we_do_not_know() {
        by(VIEWER).contentType("application/json").body(SILENCE).post("/api/v1/silences").then().statusCode(403);
        by("nobody-has-this-token").contentType("application/json").body(SILENCE).post("/api/v1/silences").then().statusCode(401);

        await().untilAsserted(
                () -> by(ADMIN).get("/api/v1/actions?who=eve&limit=1").then().body("[0].status", equalTo(403)));
        by(ADMIN).get("/api/v1/actions").then().body("status", not(hasItem(401)));
    }

    @Test
    void a_path_cannot_begin_another_line_of_the_log() {
        RestAssured.given()
                .urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + OPERATOR)
                .post("/api/v1/incidents/x%0Aoperator%20action%20who=ada/resolve")
                .then()
                .statusCode(404);

        by(ADMIN).get("/api/v1/actions?who=olaf&limit=1").then().body("[0].what", containsString("x%0Aoperator%20action"));
    }

    @Test
    void what_no_method_takes_is_refused_and_changed_nothing() {
        by(ADMIN).post("/api/v1/nothing-of-ours").then().statusCode(404);
        by(ADMIN).delete("/api/v1/silences").then().statusCode(405);
        by(ADMIN).contentType("text/xml").body("<silence/>").post("/api/v1/silences").then().statusCode(415);
        RestAssured.post("/api/v1/nothing-of-ours").then().statusCode(404);

        by(ADMIN).get("/api/v1/actions").then().body("status", not(hasItem(405))).body("status", not(hasItem(415)));
    }

    @Test
    void looking_is_not_kept_and_only_an_admin_looks_here() {
        by(ADMIN).get("/api/v1/incidents").then().statusCode(200);
        by(ADMIN).get("/api/v1/actions").then().body("what", everyItem(not(containsString("GET"))));
        by(OPERATOR).get("/api/v1/actions").then().statusCode(403);
    }

    @Test
    void pages_go_back_in_time() {
        for (int i = 0; i < 3; i++) {
            by(ADMIN).post("/api/v1/silences/none/expire").then().statusCode(404);
        }
        String first = by(ADMIN).get("/api/v1/actions?who=ada&limit=1").path("[0].at");

        by(ADMIN).get("/api/v1/actions?who=ada&limit=2&before=" + first).then().body("", hasSize(2)).body("at", not(hasItem(first)));
        by(ADMIN).get("/api/v1/actions?limit=0").then().statusCode(400);
        by(ADMIN).get("/api/v1/actions?before=yesterday").then().statusCode(400);
    }
}
