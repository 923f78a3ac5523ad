package dev.bellwether.respond;

import static dev.bellwether.testkit.Tokens.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.bellwether.local.http.Request;
import dev.bellwether.local.slack.SlackCall;
import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands to devices by the API: who may ask for what, and what is seen of it. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class CommandsAppTest {

    private static final String LOCKERS = "113402";
    private static final String PATH = "/api/v1/commands";

    private final List<Request> sent = new CopyOnWriteArrayList<>();
    private final String device = Services.bikeep().deviceIds(LOCKERS).get(1);
    private Alarm alarm;

    @BeforeEach
    void anAlarm() {
        Services.clear();
        alarm = Alarm.at(LOCKERS, "power", "low");
        Await.slackMessage("Hardware alarm");
        Services.bikeep().faults().always((request, handler, over) -> {
            if (request.method().equals("POST")) {
                sent.add(request);
            }
            return handler.handle(request);
        });
    }

    @AfterEach
    void over() {
        alarm.resolve();
        Services.clear();
    }

    @Test
    void a_command_is_sent_once_and_followed_and_its_story_is_on_the_timeline_and_in_the_thread() {
        String id = ask("sync-device").statusCode(202).header("Location", containsString(PATH)).extract().path("id");

        await().untilAsserted(() -> show(id).body("state", equalTo("succeeded")).body("bikeepId", equalTo(bikeepId(id))));
        assertThat(alarm.timeline())
                .anyMatch(line -> line.matches("sync-device of LOCKER \\S+ asked for by olaf: it is stuck"))
                .anyMatch(line -> line.matches("sync-device of LOCKER \\S+ done: the device has confirmed it"));
        SlackCall told = Await.slackCall("done: the device has confirmed it");
        assertThat(told.body().path("thread_ts").asText()).as("in the thread, not in the channel").isNotEmpty();
        assertThat(sent).hasSize(1);
        by(Tokens.VIEWER).get(PATH + "?incident=" + alarm.id()).then().body("id", hasItem(id));
    }

    @Test
    void what_is_occupied_is_opened_when_a_second_operator_agrees_and_not_before() {
        String lock = ask("lock").statusCode(202).extract().path("id");
        await().untilAsserted(() -> show(lock).body("state", equalTo("succeeded")));

        String id = ask("force-unlock").statusCode(202).body("state", equalTo("awaiting")).extract().path("id");
        by(Tokens.OPERATOR).post(PATH + "/" + id + "/agree").then().statusCode(403).body("type", containsString("second-operator-needed"));
        by(Tokens.VIEWER).post(PATH + "/" + id + "/agree").then().statusCode(403).body("type", containsString("forbidden"));
        assertThat(sent).as("only the lock").hasSize(1);
        by(Tokens.ANOTHER_OPERATOR).header("If-Match", "\"other\"").post(PATH + "/" + id + "/agree").then().statusCode(412);
        by(Tokens.ANOTHER_OPERATOR).post(PATH + "/" + id + "/agree").then().statusCode(200).body("agreedBy", equalTo("anna"));

        await().untilAsserted(() -> show(id).body("state", equalTo("succeeded")));
        assertThat(sent).hasSize(2);
        by(Tokens.ANOTHER_OPERATOR).post(PATH + "/" + id + "/agree").then().statusCode(409).body("type", containsString("command-not-waiting"));
        assertThat(alarm.timeline())
                .anyMatch(line -> line.contains("force-unlock") && line.contains("a second operator has to agree"))
                .anyMatch(line -> line.endsWith("agreed to by anna"));
    }

    @Test
    void a_device_is_taken_out_of_service_and_put_back() {
        String booked = ask("book").statusCode(202).extract().path("id");
        await().untilAsserted(() -> show(booked).body("state", equalTo("succeeded")));

        String id = ask("unlock").statusCode(202).body("state", equalTo("awaiting")).extract().path("id");
        by(Tokens.OPERATOR).post(PATH + "/" + id + "/withdraw").then().statusCode(200).body("state", equalTo("withdrawn"));
        String back = ask("cancel-booking").statusCode(202).extract().path("id");
        await().untilAsserted(() -> show(back).body("state", equalTo("succeeded")));
        by(Tokens.OPERATOR).post(PATH + "/" + id + "/withdraw").then().statusCode(409);
        assertThat(sent).hasSize(2);
    }

    @Test
    void what_cannot_be_asked_for_is_refused_in_words_and_nothing_is_sent() {
        ask("take-photo").statusCode(409).body("type", containsString("command-not-listed")).body("detail", containsString("[lock, unlock"));
        ask("open-sesame").statusCode(400).body("detail", containsString("force-unlock"));
        request(Tokens.OPERATOR, Map.of("incident", alarm.id(), "device", device, "command", "lock")).statusCode(400);
        request(Tokens.OPERATOR, whole(alarm.id(), "nobody", "lock")).statusCode(404).body("type", containsString("no-such-device"));
        request(Tokens.OPERATOR, whole(UUID.randomUUID().toString(), device, "lock")).statusCode(404).body("type", containsString("no-such-incident"));
        request(Tokens.VIEWER, whole(alarm.id(), device, "lock")).statusCode(403);
        by(Tokens.OPERATOR).contentType("application/json").body("{").post(PATH).then().statusCode(400);
        by(Tokens.VIEWER).get(PATH + "/" + UUID.randomUUID()).then().statusCode(404).body("type", containsString("no-such-command"));
        by(Tokens.VIEWER).get(PATH + "?cursor=x").then().statusCode(400);
        by(Tokens.VIEWER).get(PATH + "?limit=0").then().statusCode(400);
        assertThat(sent).isEmpty();
    }

    @Test
    void a_trial_says_what_would_become_of_it_and_does_nothing() {
        List<String> before = alarm.timeline();
        by(Tokens.OPERATOR)
                .contentType("application/json")
                .body(whole(alarm.id(), device, "lock"))
                .post(PATH + "?dryRun=true")
                .then()
                .statusCode(202)
                .body("state", equalTo("dry_run"))
                .body("said", containsString("nothing was sent"));

        assertThat(sent).isEmpty();
        assertThat(alarm.timeline()).isEqualTo(before);
    }

    @Test
    void what_is_asked_for_twice_under_one_key_is_done_once_and_pages_go_on_where_the_last_ended() {
        String key = UUID.randomUUID().toString();
        String first = keyed(key).statusCode(202).extract().path("id");
        assertThat(keyed(key).statusCode(202).extract().<String>path("id")).isEqualTo(first);
        await().untilAsserted(() -> show(first).body("state", equalTo("succeeded")));
        String second = ask("sync-device").statusCode(202).extract().path("id");
        await().untilAsserted(() -> show(second).body("state", equalTo("succeeded"))); // nothing is left to the next test

        String list = PATH + "?limit=1&incident=" + alarm.id();
        ValidatableResponse page = by(Tokens.VIEWER).get(list).then().body("id", equalTo(List.of(second)));
        String next = page.extract().header("Link").replaceAll("<(.*)>.*", "$1");
        by(Tokens.VIEWER).urlEncodingEnabled(false).get(next).then().body("id", equalTo(List.of(first)));
    }

    private ValidatableResponse keyed(String key) {
        return by(Tokens.OPERATOR)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(whole(alarm.id(), device, "sync-device"))
                .post(PATH)
                .then();
    }

    private ValidatableResponse ask(String command) {
        return request(Tokens.OPERATOR, whole(alarm.id(), device, command));
    }

    private static ValidatableResponse request(String token, Map<String, String> body) {
        return by(token).contentType("application/json").body(body).post(PATH).then();
    }

    private static Map<String, String> whole(String incident, String device, String command) {
        return Map.of("incident", incident, "device", device, "command", command, "reason", "it is stuck");
    }

    private static ValidatableResponse show(String id) {
        return by(Tokens.VIEWER).get(PATH + "/" + id).then().statusCode(200);
    }

    /** Whatever id Bikeep gave it: there is one. */
    private static String bikeepId(String id) {
        String known = show(id).extract().path("bikeepId");
        assertThat(known).isNotBlank();
        return known;
    }
}
