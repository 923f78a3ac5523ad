package dev.bellwether.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.bellwether.local.service.Mail;
import dev.bellwether.local.slack.SlackCall;
import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A signed POST in, a Slack message and a mail out. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class OutageJourneyTest {

    @BeforeEach
    void clear() {
        Services.clear();
    }

    @Test
    void a_signed_alarm_becomes_a_slack_message_and_a_mail_that_name_the_location() {
        Map<String, Object> place = Services.bikeep().locations().get(0);
        String data = "{\"location_id\":\"" + place.get("id") + "\",\"device_id\":\"" + UUID.randomUUID()
                + "\",\"alarm_category\":\"security\",\"alarm_reason\":\"wire_cut\",\"timestamp\":\"2026-01-02T03:04:05Z\"}";

        given().contentType("application/json")
                .body(Signer.envelope("hmac-sha256:data", Services.SEED, "alarm", data))
                .post("/webhooks/bikeep")
                .then()
                .statusCode(202)
                .body("status", equalTo("accepted"));

        SlackCall message = Await.slackCall((String) place.get("name"));
        assertThat(message.everything()).contains("wire_cut", (String) place.get("address"), "Hardware alarm");
        Mail mail = Await.mail((String) place.get("name"));
        assertThat(mail.text()).contains((String) place.get("address"), "wire_cut");
        assertThat(mail.html()).contains("wire_cut");
    }
}
