package dev.bellwether.api;

import static dev.bellwether.testkit.Tokens.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.bellwether.event.AlarmRaised;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.EventId;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LocationRef;
import dev.bellwether.event.wire.CloudEvents;
import dev.bellwether.event.wire.DeadLetterHeaders;
import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.Metrics;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Tokens;
import dev.bellwether.testkit.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What could not be processed is seen, tried and processed again. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class DeadLettersAppTest {

    private static final String PATH = "/api/v1/dead-letters";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private String key;

    @BeforeEach
    void clear() {
        Services.clear();
        key = "letters-" + UUID.randomUUID();
    }

    @Test
    void what_cannot_be_processed_is_shown_with_why_and_where_it_was_and_all_it_holds() {
        long offset = Topic.events(kafka).put(key, new byte[] {1, -2, 3}, Map.of("colour", "red")).offset();
        String undecodable = letter(key);

        shown(undecodable)
                .body("kind", equalTo("undecodable"))
                .body("reason", containsString("ce_dataschema"))
                .body("exception", equalTo("dev.bellwether.event.wire.UndecodableEvent"))
                .body("attempts", equalTo(1))
                .body("kafka.topic", equalTo("bikeep.events"))
                .body("kafka.offset", equalTo((int) offset))
                .body("kafka.key", equalTo(key))
                .body("headers", equalTo(Map.of("colour", "red")))
                .body("base64", equalTo("Af4D"))
                .body("stack", containsString("at dev.bellwether.event.wire.EventCodec"))
                .body("replays", empty());
    }

    @Test
    void a_schema_of_tomorrow_and_an_event_that_nothing_can_be_made_of_are_told_apart() {
        Topic.events(kafka).put(event("tomorrow"), Map.of(CloudEvents.DATA_SCHEMA, "urn:bellwether:bikeep-event:2"));
        String tomorrow = letter(key);
        shown(tomorrow).body("kind", equalTo("unknown-version"))
                .body("event", equalTo(id("tomorrow")))
                .body("type", equalTo("com.bikeep.alarm"))
                .body("data.category", equalTo("power"));

        String other = key + "-2";
        Instant unheardOf = Instant.parse("+400000-01-01T00:00:00Z"); // PostgreSQL's calendar ends before
        Topic.events(kafka).put(
                new AlarmRaised(new Facts(new EventId(id("unheard")), location(other), DeviceRef.NONE, null, unheardOf, "{}"), "power", "x"),
                Map.of());
        shown(letter(other)).body("kind", equalTo("failed")).body("stack", containsString("Pipeline"));
    }

    @Test
    void the_newest_come_first_and_pages_leave_none_out() {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Topic.letters(kafka).put(key + i, new byte[0], Map.of(DeadLetterHeaders.KIND, "failed"));
            written.add(0, key + i);
        }

        List<String> read = new ArrayList<>();
        String next = null;
        do {
            JsonPath page = by(Tokens.VIEWER).queryParam("limit", 2)
                    .queryParams(next == null ? Map.of() : Map.of("before", next))
                    .get(PATH).then().statusCode(200).extract().jsonPath();
            assertThat(page.getList("letters")).hasSizeLessThanOrEqualTo(2);
            page.getList("letters.kafka.key", String.class).stream()
                    .filter(it -> it != null && it.startsWith(key))
                    .forEach(read::add);
            next = page.getString("next");
        } while (next != null);

        assertThat(read).isEqualTo(written);
    }

    @Test
    void what_would_be_told_is_said_without_telling_and_a_replay_tells_it_once() {
        Topic.letters(kafka).put(event("power"), Map.of(DeadLetterHeaders.KIND, "unknown-version"));
        String id = letter(key);
        double opened = Metrics.value("bellwether_decisions_total{decision=\"opened\"}");

        replay(id, true).body("dryRun", equalTo(true))
                .body("letters[0].outcome", equalTo("done"))
                .body("letters[0].decision", equalTo("opened"))
                .body("letters[0].told.receiver", everyItem(equalTo("oncall")))
                .body("letters[0].told.integration", hasItems("slack/0", "slack/1", "email/0"))
                .body("letters[0].told.about", everyItem(startsWith("alarm at ")))
                .body("letters[0].told.reason", everyItem(equalTo("first")));
        by(Tokens.VIEWER).get("/api/v1/events/" + id("power")).then().statusCode(404);
        by(Tokens.VIEWER).queryParam("location", key).get("/api/v1/incidents").then().body("", empty());
        shown(id).body("replays", empty());
        assertThat(Metrics.value("bellwether_decisions_total{decision=\"opened\"}")).isEqualTo(opened);

        replay(id, false).body("dryRun", equalTo(false)).body("letters[0].outcome", equalTo("done"));
        Await.slackCall(key + "power");
        replay(id, false).body("letters[0].outcome", equalTo("repeated")).body("letters[0].told", empty());
        replay(id, true).body("letters[0].outcome", equalTo("repeated"));

        shown(id).body("replays.outcome", equalTo(List.of("done", "repeated")))
                .body("replays.by", everyItem(equalTo("olaf")));
        by(Tokens.VIEWER).get("/api/v1/events/" + id("power")).then().body("outcome", equalTo("opened"));
        by(Tokens.VIEWER).queryParam("location", key).get("/api/v1/incidents").then().body("size()", equalTo(1));
    }

    @Test
    void one_that_fails_again_is_another_letter_with_one_more_attempt_which_takes_its_place() {
        Topic.events(kafka).put(key, new byte[] {9}, Map.of());
        String first = letter(key);

        String second = replay(first, false).body("letters[0].outcome", equalTo("failed"))
                .extract().path("letters[0].again");
        shown(first).body("replays[0].again", equalTo(second));
        shown(second).body("attempts", equalTo(2))
                .body("replayOf", equalTo(first))
                .body("kafka.topic", equalTo("bikeep.events"));
        assertThat(Topic.letters(kafka).all()).filteredOn(letter -> key.equals(letter.key())).hasSize(2);

        range("{\"from\":\"%s\",\"to\":\"%s\"}".formatted(first, second), true)
                .body("letters.letter", equalTo(List.of(second)))
                .body("letters[0].outcome", equalTo("failed"))
                .body("letters[0].again", nullValue())
                .body("skipped", equalTo(1));
        assertThat(Topic.letters(kafka).all()).filteredOn(letter -> key.equals(letter.key())).hasSize(2);
    }

    @Test
    void all_of_a_reason_are_replayed_in_their_order_and_only_once() {
        Topic.letters(kafka).put(event("first"), Map.of(DeadLetterHeaders.KIND, "unknown-version"));
        Topic.letters(kafka).put(event("second"), Map.of(DeadLetterHeaders.KIND, "unknown-version"));

        JsonPath answer = range("{\"reason\":\"unknown-version\"}", false).extract().jsonPath();

        List<String> decisions = answer.getList("letters.findAll { it.incident != null }.decision", String.class);
        assertThat(decisions).endsWith("opened", "joined");
        // letters of other tests fail again each time
        range("{\"reason\":\"unknown-version\"}", true).body("letters.outcome", everyItem(equalTo("failed")));
    }

    @Test
    void who_may_not_or_asks_for_what_is_not_there_is_answered_with_why() {
        RestAssured.get(PATH).then().statusCode(401);
        by(Tokens.VIEWER).post(PATH + "/0-0/replay").then().statusCode(403);
        by(Tokens.VIEWER).post(PATH + "/replay").then().statusCode(403);
        by(Tokens.VIEWER).get(PATH + "/0-999999").then().statusCode(404).contentType("application/problem+json");
        by(Tokens.VIEWER).get(PATH + "/7-0").then().statusCode(404);
        by(Tokens.VIEWER).get(PATH + "/letter").then().statusCode(404);
        by(Tokens.OPERATOR).post(PATH + "/0-999999/replay").then().statusCode(404);
        by(Tokens.VIEWER).get(PATH + "?limit=0").then().statusCode(400);
        by(Tokens.VIEWER).get(PATH + "?before=x").then().statusCode(400);
        for (String wrong : List.of(
                "", "{}", "[", "{\"from\":\"0-1\"}", "{\"from\":\"0-1\",\"to\":\"1-1\"}", "{\"reason\":\"bad mood\"}",
                "{\"from\":\"x\",\"to\":\"0-1\",\"reason\":\"failed\"}")) {
            by(Tokens.OPERATOR).body(wrong).post(PATH + "/replay").then().statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    private ValidatableResponse shown(String id) {
        return by(Tokens.VIEWER).get(PATH + "/" + id).then().statusCode(200);
    }

    private ValidatableResponse replay(String id, boolean dryRun) {
        return by(Tokens.OPERATOR).post(PATH + "/" + id + "/replay?dryRun=" + dryRun).then().statusCode(200);
    }

    private ValidatableResponse range(String body, boolean dryRun) {
        return by(Tokens.OPERATOR).body(body).post(PATH + "/replay?dryRun=" + dryRun).then().statusCode(200);
    }

    /** The id of the newest letter of that key, once it is there. */
    private String letter(String key) {
        await().until(() -> ids(key).size() > 0);
        return ids(key).get(0);
    }

    private List<String> ids(String key) {
        return by(Tokens.VIEWER).queryParam("limit", 100).get(PATH).then().statusCode(200).extract().jsonPath()
                .getList("letters.findAll { it.kafka.key == '" + key + "' }.id");
    }

    private DeviceEvent event(String reason) {
        Instant now = Instant.now();
        return new AlarmRaised(
                new Facts(new EventId(id(reason)), location(key), DeviceRef.NONE, now, now, "{}"), "power", key + reason);
    }

    private String id(String reason) {
        return UUID.nameUUIDFromBytes((key + reason).getBytes()).toString().replace("-", "");
    }

    private static LocationRef location(String id) {
        return new LocationRef(id, null, null, null, null);
    }
}
