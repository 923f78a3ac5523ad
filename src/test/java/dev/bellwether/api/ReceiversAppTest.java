package dev.bellwether.api;

import static dev.bellwether.testkit.Tokens.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import dev.bellwether.local.http.Fault;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receivers over HTTP: who there is, whether they can be reached, and trying it. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class ReceiversAppTest {

    private static final String PATH = "/api/v1/receivers";
    private static final String ONCALL = "find { it.name == 'oncall' }.";

    @BeforeEach
    void clear() {
        Services.clear();
        // whatever a test before has broken or put off is well
        await().until(() -> tried("oncall").extract().<Boolean>path("delivered"));
        Services.clear();
    }

    @Test
    void all_receivers_of_the_rules_are_listed_with_how_they_fare() {
        by(Tokens.VIEWER).get(PATH).then().statusCode(200)
                .body("name", hasItems("oncall", "hosts", "keepers"))
                .body(ONCALL + "integrations.integration", hasItems("slack/0", "slack/1", "email/0"))
                .body(ONCALL + "integrations.state", everyItem(equalTo("ready")));
        RestAssured.get(PATH).then().statusCode(401);
    }

    @Test
    void a_test_is_told_by_each_way_and_marked_and_answers_what_the_far_side_said() {
        tried("oncall").body("receiver", equalTo("oncall"))
                .body("delivered", equalTo(true))
                .body("integrations.outcome", everyItem(equalTo("delivered")))
                .body("integrations.said", hasItems("Slack answered 200", "the mail server took it"))
                .body("integrations.said", hasItem(startsWith("Slack: posted C0123/")));

        assertThat(Services.slack().calls()).hasSize(2).allSatisfy(call -> assertThat(call.everything())
                .contains("Test of oncall by slack/", "olaf tries whether", "Nothing is wrong")
                .doesNotContain("Acknowledge"));
        assertThat(Services.mail().mails()).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("Test of oncall by email/0", "olaf tries whether"));
    }

    @Test
    void what_cannot_arrive_is_answered_in_the_far_sides_words_and_shown_until_it_is_mended() {
        Services.slack().faults().always(Fault.status(404));

        tried("oncall").body("delivered", equalTo(false))
                .body("integrations.outcome", hasItems("broken", "delivered"))
                .body("integrations.said", hasItem(startsWith("Slack answered 404")));
        by(Tokens.VIEWER).get(PATH).then()
                .body(ONCALL + "integrations.find { it.integration == 'slack/0' }.state", equalTo("broken"))
                .body(ONCALL + "integrations.find { it.integration == 'slack/0' }.why", startsWith("Slack answered 404"))
                .body(ONCALL + "integrations.find { it.integration == 'email/0' }.state", equalTo("ready"));

        Services.slack().faults().lift();
        tried("oncall").body("delivered", equalTo(true));
        by(Tokens.VIEWER).get(PATH).then().body(ONCALL + "integrations.state", everyItem(equalTo("ready")));
    }

    @Test
    void a_far_side_that_wants_us_to_wait_is_not_asked_by_a_test_either() {
        Services.slack().faults().next(2, Fault.tooManyRequests(Duration.ofSeconds(7)));
        tried("oncall").body("integrations.outcome", hasItems("postponed"));
        int asked = Services.slack().calls().size();

        tried("oncall").body("delivered", equalTo(false)).body("integrations.outcome", hasItems("waiting", "delivered"));
        assertThat(Services.slack().calls()).hasSize(asked);
    }

    @Test
    void only_operators_try_and_only_receivers_that_there_are() {
        by(Tokens.VIEWER).post(PATH + "/oncall/test").then().statusCode(403);
        by(Tokens.OPERATOR).post(PATH + "/nobody/test").then().statusCode(404).contentType("application/problem+json");
        assertThat(Services.slack().calls()).isEmpty();
    }

    private static ValidatableResponse tried(String receiver) {
        return by(Tokens.OPERATOR).post(PATH + "/" + receiver + "/test").then().statusCode(200);
    }
}
