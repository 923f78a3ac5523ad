package dev.bellwether.api;

import static dev.bellwether.testkit.Tokens.VIEWER;
import static dev.bellwether.testkit.Tokens.by;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import dev.bellwether.testkit.Pages;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages to people, and lists that are read page by page. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class NotificationsAppTest {

    private static final String PATH = "/api/v1/notifications";
    private static final String INCIDENTS = "/api/v1/incidents";

    private String location;

    @BeforeEach
    void threeAlarms() {
        Services.clear();
        location = "notifications-" + UUID.randomUUID();
        List.of("lid", "hinge", "lock").forEach(this::post);
        await().until(() -> incidents().size() == 3);
    }

    @Test
    void messages_are_found_by_what_they_are_about_for_whom_and_how_they_fare() {
        String incident = incidents().get(0);
        await().untilAsserted(() -> by(VIEWER).get(PATH + "?state=sent&incident=" + incident).then().statusCode(200)
                .body("incident", everyItem(equalTo(incident)))
                .body("state", everyItem(equalTo("sent")))
                .body("findAll { it.integration.startsWith('slack/') }", hasSize(2)));
        String receiver = by(VIEWER).get(PATH + "?incident=" + incident).then().extract().path("[0].receiver");

        by(VIEWER).get(PATH + "?state=sent&channel=slack&receiver=" + receiver + "&incident=" + incident).then().body("", hasSize(2));
        by(VIEWER).get(PATH + "?channel=sla&incident=" + incident).then().body("", hasSize(0));
        by(VIEWER).get(PATH + "?receiver=nobody&incident=" + incident).then().body("", hasSize(0));
        by(VIEWER).get(PATH + "?state=failed&state=cancelled&incident=" + incident).then().body("", hasSize(0));
    }

    @Test
    void the_newest_come_first_and_pages_leave_none_out() {
        List<Integer> newest = by(VIEWER).get(PATH + "?limit=5").then().statusCode(200).extract().path("id");
        assertThat(newest).isSortedAccordingTo((a, b) -> Integer.compare(b, a));

        String sent = PATH + "?state=sent&incident=" + incidents().get(0);
        await().untilAsserted(() -> by(VIEWER).get(sent).then().body("", hasSize(3)));
        List<Integer> all = by(VIEWER).get(sent).then().extract().path("id");
        List<List<Integer>> pages = Pages.of(VIEWER, sent + "&limit=1", "id");
        assertThat(pages).hasSameSizeAs(all);
        assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(all);
    }

    @Test
    void incidents_that_opened_at_once_are_each_on_one_page() {
        List<List<String>> pages = Pages.of(VIEWER, INCIDENTS + "?limit=1&kind=alarm&location=" + location, "id");

        assertThat(pages).hasSize(3);
        assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(incidents());
        by(VIEWER).get(INCIDENTS + "?kind=connection&location=" + location).then().body("", hasSize(0));
        by(VIEWER).get(INCIDENTS + "?severity=critical&severity=info&location=" + location).then().body("severity", everyItem(equalTo("info")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        PATH + "?state=lost", PATH + "?incident=no-uuid", PATH + "?cursor=!", PATH + "?limit=0",
        INCIDENTS + "?cursor=bm8", INCIDENTS + "?kind=weather", INCIDENTS + "?severity=bad",
        "/api/v1/silences?cursor=!", "/api/v1/silences?limit=0", "/api/v1/quarantine?cursor=bm8"
    })
    void what_cannot_be_looked_for_is_said(String list) {
        by(VIEWER).get(list).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void nobody_looks_without_a_token() {
        given().get(PATH).then().statusCode(401);
    }

    private List<String> incidents() {
        return by(VIEWER).get(INCIDENTS + "?location=" + location).then().statusCode(200).extract().path("id");
    }

    private void post(String reason) {
        String data = "{\"location_id\":\"" + location + "\",\"alarm_category\":\"apart\",\"alarm_reason\":\"" + reason + "\"}";
        given().contentType("application/json")
                .body(Signer.envelope("hmac-sha256:data", Services.SEED, "alarm", data))
                .post("/webhooks/bikeep")
                .then()
                .statusCode(202);
    }
}
