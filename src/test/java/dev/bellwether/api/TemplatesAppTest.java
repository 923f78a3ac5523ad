package dev.bellwether.api;

import static dev.bellwether.testkit.Tokens.by;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Templates over HTTP: which there are, and what they would make of something. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class TemplatesAppTest {

    @Test
    void nobody_is_answered_without_a_token() {
        given().get("/api/v1/templates").then().statusCode(401);
        given().contentType("application/json").body("{}").post("/api/v1/templates/preview").then().statusCode(401);
    }

    @Test
    void all_are_listed_with_what_comes_out_of_them() {
        by(Tokens.VIEWER)
                .get("/api/v1/templates")
                .then()
                .statusCode(200)
                .body("name", hasItems("title.txt", "summary.txt", "email/subject.txt", "email/incident.txt", "email/incident.html"))
                .body("find { it.name == 'email/incident.html' }.contentType", equalTo("text/html"))
                .body("own", not(hasItem(true)));
    }

    @Test
    void the_one_in_force_is_shown_on_a_sample() {
        preview(Map.of("template", "email/incident.html", "kind", "storm", "reason", "resolved", "resolved", true))
                .statusCode(200)
                .body("contentType", equalTo("text/html"))
                .body("rendered", allOf(containsString("Resolved: Storm"), containsString("The storm is over")));
    }

    @Test
    void one_that_is_sent_is_shown_instead_and_an_alarm_if_nothing_else_is_said() {
        preview(Map.of("template", "title.txt", "source", "{b.facts.kind} {b.reason.written} {state}"))
                .statusCode(200)
                .body("rendered", equalTo("alarm first Critical"));
    }

    @Test
    void html_that_is_sent_escapes_and_text_does_not() {
        preview(Map.of("template", "email/incident.html", "source", "{b.known}")).body("rendered", containsString("Bikeep&#39;s"));
        preview(Map.of("template", "email/incident.txt", "source", "{b.known}")).body("rendered", containsString("Bikeep's"));
    }

    @Test
    void a_bad_one_is_refused_with_its_line() {
        preview(Map.of("template", "email/incident.txt", "source", "fine\n{b.nothing}"))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:bellwether:problem:bad-template"))
                .body("mistakes", contains(allOf(startsWith("line 2: "), containsString("nothing"))));
    }

    @Test
    void a_template_sees_nothing_but_the_briefing_and_cannot_run_for_ever() {
        for (String source : new String[] {
            "{b.getClass.getName}", "{b.place.map.toURL.getContent}", "{config:property('x')}", "{inject:Templates}",
            "{#include title.txt /}", "{#for i in 2000000000}x{/for}"
        }) {
            preview(Map.of("template", "email/incident.txt", "source", source, "kind", "connection"))
                    .statusCode(422)
                    .body("type", equalTo("urn:bellwether:problem:bad-template"));
        }
        preview(Map.of("template", "title.txt", "source", "x".repeat(70_000)))
                .statusCode(422)
                .body("mistakes[0]", containsString("longer than"));
    }

    @Test
    void what_cannot_be_shown_is_refused_with_every_mistake() {
        preview(Map.of("template", "none", "kind", "fire", "reason", "why", "resolved", "no", "colour", "red"))
                .statusCode(422)
                .body("type", equalTo("urn:bellwether:problem:bad-preview"))
                .body("mistakes", hasSize(5))
                .body("mistakes", hasItem(allOf(containsString("kind 'fire'"), containsString("catch_up"))));
        by(Tokens.VIEWER)
                .contentType("application/json")
                .body("{")
                .post("/api/v1/templates/preview")
                .then()
                .statusCode(422)
                .body("mistakes[0]", containsString("not JSON"));
    }

    private static ValidatableResponse preview(Map<String, Object> wish) {
        return by(Tokens.VIEWER)
                .contentType("application/json")
                .body(wish)
                .post("/api/v1/templates/preview")
                .then();
    }
}
