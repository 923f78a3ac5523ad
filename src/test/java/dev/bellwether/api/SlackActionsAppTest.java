package dev.bellwether.api;

import static dev.bellwether.testkit.Tokens.by;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.slack.api.app_backend.SlackSignature;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.Routes;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.local.slack.FakeSlack;
import dev.bellwether.local.slack.SlackMessage;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Tokens;
import dev.bellwether.testkit.Webhook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buttons of Slack messages: who is believed, and what they do. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class SlackActionsAppTest {

    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final WebServer slack = WebServer.start(0, (Routes routes) -> routes.on("POST", "/actions/*", request -> {
        said.add(new String(request.content(), StandardCharsets.UTF_8));
        return Reply.text(200, "ok");
    }));
    private String location;
    private String id;

    @BeforeEach
    void anAlarm() {
        location = "pressed-" + UUID.randomUUID();
        Webhook.alarm(location);
        await().until(() -> !incidents().isEmpty());
        id = incidents().get(0);
        await().until(() -> message() != null);
    }

    @AfterEach
    void stop() {
        slack.close();
    }

    @Test
    void who_acknowledges_stands_on_the_timeline_and_in_the_message() {
        press("U0123", "acknowledge").statusCode(200);

        await().untilAsserted(() -> show().body("state", equalTo("acknowledged")).body("acknowledgedBy", equalTo("olaf")));
        await().untilAsserted(() -> assertThat(message().everything())
                .contains("olaf takes care of it")
                .doesNotContain("\"action_id\":\"acknowledge\""));
        assertThat(said).isEmpty();
    }

    @Test
    void who_resolves_ends_it_and_the_message_says_so() {
        press("U0123", "resolve").statusCode(200);

        await().untilAsserted(() -> show().body("state", equalTo("resolved")).body("resolvedHow", equalTo("operator")));
        await().untilAsserted(() -> assertThat(message().text()).startsWith("✅ Resolved"));
        press("U0123", "resolve").statusCode(200);
        await().untilAsserted(() -> assertThat(said).hasSize(1).first().asString().contains("It is over already"));
    }

    @Test
    void a_silence_is_of_the_location_and_devices_are_said_to_who_asks() {
        press("U0123", "silence").statusCode(200);
        press("U0123", "devices").statusCode(200);

        await().untilAsserted(() -> assertThat(said).hasSize(2).anyMatch(words -> words.contains("HardwareAlarm (power / low)")));
        by(Tokens.VIEWER).get("/api/v1/silences?state=active").then().statusCode(200);
        assertThat(by(Tokens.VIEWER).get("/api/v1/silences").then().extract().body().asString()).contains(location);
    }

    @Test
    void a_snooze_is_of_an_hour() {
        press("U0123", "snooze").statusCode(200);

        await().untilAsserted(() -> show().body("state", equalTo("acknowledged")));
        Instant until = Instant.parse(show().extract().path("snoozedUntil"));
        assertThat(until).isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3610));
    }

    @Test
    void who_is_no_operator_changes_nothing_and_is_told_how_to_become_one() {
        press("U9999", "resolve").statusCode(200);

        await().untilAsserted(() -> assertThat(said).hasSize(1).first().asString().contains("BELLWETHER_SLACK_USERS").contains("U9999"));
        show().body("state", equalTo("open"));
    }

    @Test
    void what_is_not_slacks_or_is_old_is_not_believed() {
        String body = body("U0123", "resolve");
        long now = Instant.now().getEpochSecond();

        send(body, now, sign("wrong", now, body)).statusCode(401).contentType("application/problem+json");
        send(body, now - 360, sign(Services.SLACK_SECRET, now - 360, body)).statusCode(401);
        send(body + "x", now, sign(Services.SLACK_SECRET, now, body)).statusCode(401);
        send("payload=%7B", now, sign(Services.SLACK_SECRET, now, "payload=%7B")).statusCode(400);
        given().body(body).post("/integrations/slack/actions").then().statusCode(401);
        show().body("state", equalTo("open"));
    }

    private ValidatableResponse press(String user, String action) {
        String body = body(user, action);
        long now = Instant.now().getEpochSecond();
        return send(body, now, sign(Services.SLACK_SECRET, now, body));
    }

    private static ValidatableResponse send(String body, long at, String signature) {
        return given().contentType("application/x-www-form-urlencoded")
                .header("X-Slack-Request-Timestamp", Long.toString(at))
                .header("X-Slack-Signature", signature)
                .body(body)
                .post("/integrations/slack/actions")
                .then();
    }

    private String body(String user, String action) {
        String payload = """
                {"type":"block_actions","user":{"id":"%s","username":"someone"},"team":{"id":"T0LOCAL"},
                 "channel":{"id":"C0123","name":"alarms"},"response_url":"%s/actions/1",
                 "actions":[{"type":"button","action_id":"%s","block_id":"b","value":"%s","action_ts":"1.1"}]}"""
                .formatted(user, slack.uri(), action, id);
        return "payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8);
    }

    private static String sign(String secret, long at, String body) {
        return new SlackSignature.Generator(secret).generate(Long.toString(at), body);
    }

    private SlackMessage message() {
        return Services.slack().messages().stream()
                .filter(message -> message.channel().equals(FakeSlack.CHANNEL) && message.thread().isEmpty())
                .filter(message -> message.everything().contains(id))
                .findFirst()
                .orElse(null);
    }

    private ValidatableResponse show() {
        return by(Tokens.VIEWER).get("/api/v1/incidents/" + id).then().statusCode(200);
    }

    private List<String> incidents() {
        return by(Tokens.VIEWER).get("/api/v1/incidents?location=" + location).then().statusCode(200).extract().path("id");
    }
}
