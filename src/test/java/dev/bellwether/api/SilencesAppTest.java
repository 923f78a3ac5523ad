package dev.bellwether.api;

import static dev.bellwether.testkit.MovedTime.advance;
import static dev.bellwether.testkit.MovedTime.now;
import static dev.bellwether.testkit.Tokens.by;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.bellwether.silence.ForgetByHand;
import dev.bellwether.testkit.MovedTime;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Silences over HTTP: who may, what is answered, and what a mistake is told. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(MovedTime.ByHand.class)
class SilencesAppTest {

    private static final String PATH = "/api/v1/silences";
    private static final String NOBODYS = PATH + "/00000000-0000-0000-0000-000000000000";

    @Inject
    ForgetByHand silences;

    @BeforeEach
    void later() {
        advance(Duration.ofDays(2)); // past every other test's silences
    }

    @Test
    void a_silence_is_begun_shown_listed_and_ended() {
        String id = create("'matchers': ['location=loc-1', 'tag=~`a|b`'], 'for': '2h', 'comment': 'new doors'")
                .statusCode(201)
                .header("Location", containsString(PATH + "/"))
                .body("state", equalTo("active"))
                .body("matchers", contains("location=\"loc-1\"", "tag=~\"a|b\""))
                .body("startsAt", equalTo(now().toString()))
                .body("endsAt", equalTo(now().plus(Duration.ofHours(2)).toString()))
                .body("createdAt", equalTo(now().toString()))
                .body("author", equalTo("olaf"))
                .body("comment", equalTo("new doors"))
                .body("cause", equalTo("operator"))
                .body("endedAt", nullValue())
                .extract()
                .path("id");

        get("/" + id).statusCode(200).body("id", equalTo(id)).body("comment", equalTo("new doors"));
        get("?state=active").body("id", contains(id));
        get("?state=pending").body("id", not(hasItem(id)));
        get("").body("id", hasItem(id));
        advance(Duration.ofMinutes(5));
        expire("/" + id)
                .statusCode(200)
                .body("state", equalTo("expired"))
                .body("endsAt", equalTo(now().toString()))
                .body("endedAt", equalTo(now().toString()))
                .body("endedBy", equalTo("ada"));
        get("?state=active").body("id", not(hasItem(id)));
        get("?state=expired").body("id[0]", equalTo(id)).body("endedBy[0]", equalTo("ada"));
    }

    @Test
    void the_location_header_leads_to_the_silence() {
        String location =
                create("'matchers': ['location=loc-1'], 'for': '1m', 'comment': 'x'").extract().header("Location");

        by(Tokens.VIEWER).get(location).then().statusCode(200).body("comment", equalTo("x"));
    }

    @Test
    void one_of_later_is_pending_and_ended_before_it_begins_it_never_does() {
        String start = now().plus(Duration.ofHours(1)).toString();
        String end = now().plus(Duration.ofHours(2)).toString().replace("Z", "+00:00");
        String id = create("'matchers': ['location=loc-1'], 'startsAt': '" + start + "', 'endsAt': '" + end
                        + "', 'comment': 'later'")
                .statusCode(201)
                .body("state", equalTo("pending"))
                .body("startsAt", equalTo(start))
                .extract()
                .path("id");
        get("?state=PENDING").body("id", contains(id));

        expire("/" + id).statusCode(200).body("endsAt", equalTo(now().toString()));
        advance(Duration.ofMinutes(90));

        get("?state=active").body("id", not(hasItem(id)));
        get("/" + id).body("state", equalTo("expired"));
    }

    @Test
    void what_is_over_cannot_be_ended_again() {
        String id = create("'matchers': ['location=loc-1'], 'for': '1h', 'comment': 'x'").extract().path("id");
        String other = create("'matchers': ['location=loc-2'], 'for': '1h', 'comment': 'x'").extract().path("id");
        expire("/" + id).statusCode(200);
        expire("/" + id)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:bellwether:problem:silence-over"))
                .body("detail", endsWith("by ada"));
        advance(Duration.ofHours(1));

        expire("/" + other).statusCode(409).body("detail", endsWith("by itself"));
    }

    @Test
    void one_that_has_changed_since_somebody_looked_is_not_ended_by_them() {
        String start = now().plus(Duration.ofHours(1)).toString();
        String id = create("'matchers': ['location=loc-1'], 'startsAt': '" + start + "', 'for': '2h', 'comment': 'x'")
                .extract()
                .path("id");
        String pending = get("/" + id).body("state", equalTo("pending")).extract().header("ETag");
        advance(Duration.ofMinutes(90));
        String active = get("/" + id).body("state", equalTo("active")).extract().header("ETag");

        expire("/" + id, pending).statusCode(412).body("type", equalTo("urn:bellwether:problem:stale"));
        get("/" + id).body("state", equalTo("active")).header("ETag", equalTo(active));

        expire("/" + id, active).statusCode(200).body("state", equalTo("expired")).header("ETag", not(equalTo(active)));
    }

    @Test
    void what_nobody_knows_is_not_found() {
        for (ValidatableResponse answer : new ValidatableResponse[] {
            get("/nobody"), get("/00000000-0000-0000-0000-000000000000"), expire("/nobody"),
            by(Tokens.OPERATOR).post(NOBODYS + "/expire").then()
        }) {
            answer.statusCode(404)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:bellwether:problem:no-such-silence"));
        }
    }

    @Test
    void who_may_only_look_can_neither_begin_nor_end_one_and_who_has_no_token_sees_none() {
        by(Tokens.VIEWER).contentType("application/json").body("{}").post(PATH).then().statusCode(403);
        by(Tokens.VIEWER).post(NOBODYS + "/expire").then().statusCode(403);
        given().get(PATH).then().statusCode(401).body("type", equalTo("urn:bellwether:problem:unauthorized"));
        given().contentType("application/json").body("{}").post(PATH).then().statusCode(401);
    }

    @Test
    void every_mistake_is_told_at_once() {
        create("'matchers': ['site=1', 5], 'startsAt': 'now', 'endsAt': '1h', 'for': '1h', 'author': 'eve', 'ends_at': 1")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:bellwether:problem:bad-silence"))
                .body("mistakes", containsInAnyOrder(
                        startsWith("author is not to be sent"),
                        startsWith("'ends_at' is not a member; known: [matchers, startsAt, endsAt, for, comment]"),
                        startsWith("matchers[0] 'site' is not a label; known: [alertname"),
                        startsWith("matchers[1] '5' is no matcher"),
                        startsWith("startsAt 'now' is no time; write it as RFC 3339 has it"),
                        startsWith("send either endsAt"),
                        startsWith("comment is missing")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "'for': '2 hours'", "'for': '0'", "'for': 7200", "'for': '99999w'", "'for': '2y'",
        "'endsAt': '2026-01-01T00:00:00Z'", "'endsAt': '9999-01-01T00:00:00Z'", "'endsAt': '2026-03-01'", "'endsAt': {}",
        "'startsAt': '2026-02-28T00:00:00Z', 'for': '1h'", "'startsAt': '+999999999-01-01T00:00:00Z', 'for': '1h'"
    })
    void times_that_make_no_silence_are_refused_with_one_mistake(String times) {
        create("'matchers': ['location=loc-1'], 'comment': 'x', " + times)
                .statusCode(422)
                .body("mistakes", hasSize(1))
                .body("mistakes[0]", containsString(times.startsWith("'endsAt") ? "endsAt" : times.startsWith("'for") ? "for" : ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'matchers': []", "'matchers': 'location=1'", "'matchers': null", "'matchers': ['']", "'for': '1h'"})
    void what_would_silence_everything_is_refused(String matchers) {
        create(matchers + ", 'comment': 'x'" + (matchers.startsWith("'for") ? "" : ", 'for': '1h'"))
                .statusCode(422)
                .body("mistakes", hasSize(1))
                .body("mistakes[0]", startsWith("matchers"));
    }

    @Test
    void what_no_database_takes_is_refused() {
        create("'matchers': ['location=`a\\u0000`'], 'for': '1h', 'comment': '\\ud800'")
                .statusCode(422)
                .body("mistakes", hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7"})
    void a_body_that_is_no_object_is_answered_with_an_example(String body) {
        post(body).statusCode(422).body("mistakes", contains(startsWith("send an object, for instance {")));
    }

    @Test
    void a_body_that_is_not_json_is_refused() {
        post("{\"matchers\": [")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:bellwether:problem:bad-request"))
                .body("mistakes[0]", startsWith("line 1: not JSON"));
    }

    @Test
    void a_state_that_is_none_is_refused_with_those_that_are() {
        get("?state=over")
                .statusCode(400)
                .body("type", equalTo("urn:bellwether:problem:bad-request"))
                .body("mistakes[0]", startsWith("state 'over' is none; known: [pending, active, expired]"));
    }

    @Test
    void one_is_forgotten_thirty_days_after_its_end() {
        String id = create("'matchers': ['location=loc-1'], 'for': '1h', 'comment': 'x'").extract().path("id");

        advance(Duration.ofDays(30).plusHours(1));
        silences.forget();
        get("/" + id).statusCode(200);
        advance(Duration.ofSeconds(1));
        silences.forget();
        get("/" + id).statusCode(404);
    }

    /** With ' for the quotes of JSON and ` for those in its texts. */
    private static ValidatableResponse create(String members) {
        return post(("{" + members + "}").replace('\'', '"').replace("`", "\\\""));
    }

    private static ValidatableResponse post(String body) {
        return by(Tokens.OPERATOR).contentType("application/json").body(body).post(PATH).then();
    }

    private static ValidatableResponse get(String which) {
        return by(Tokens.VIEWER).get(PATH + which).then();
    }

    private static ValidatableResponse expire(String which) {
        return by(Tokens.ADMIN).post(PATH + which + "/expire").then();
    }

    private static ValidatableResponse expire(String which, String version) {
        return by(Tokens.ADMIN).header("If-Match", version).post(PATH + which + "/expire").then();
    }
}
