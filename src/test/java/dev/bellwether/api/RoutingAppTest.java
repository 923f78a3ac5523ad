package dev.bellwether.api;

import static dev.bellwether.testkit.Tokens.by;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.bellwether.event.LocationRef;
import dev.bellwether.locate.Directory;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who would be told of a webhook, by the rules of the tests. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class RoutingAppTest {

    @Inject
    Directory directory;

    @Test
    void an_event_is_explained_by_its_alerts_labels_its_incident_and_its_routes() {
        explain("""
                {"type":"alarm","data":{"location_code":"HOST-7","device_id":"d7","device_alias":1.10,
                 "alarm_category":"security","alarm_reason":"wire_cut"},"version":2}""")
                .statusCode(200)
                .body("events", hasSize(1))
                .body("events[0].type", equalTo("alarm"))
                .body("events[0].why", equalTo("HardwareAlarm device 1.10 (security / wire_cut)"))
                .body("events[0].labels.alertname", contains("HardwareAlarm"))
                .body("events[0].labels.severity", contains("critical"))
                .body("events[0].labels.device", contains("d7"))
                .body("events[0].group.location", equalTo("code:HOST-7"))
                .body("events[0].group.kind", equalTo("ALARM"))
                .body("events[0].routes[0].route", equalTo("route.routes[0]"))
                .body("events[0].routes[0].because", contains("location_code=~\"HOST-.+\"", "category!=\"fire\""))
                .body("events[0].routes[0].receiver", equalTo("hosts"))
                .body("events[0].routes[0].integrations", contains("email/0"));
    }

    @Test
    void the_severity_is_the_rules_and_the_place_the_directorys() {
        Services.clear();
        String code = Services.bikeep().codes().get(0);
        await().until(() -> directory.find(new LocationRef(null, null, code, null, null)).isPresent());

        explain("{\"type\":\"alarm\",\"data\":{\"location_code\":\"HOST-1\",\"alarm_category\":\"fire\"}}")
                .body("events[0].labels.severity", contains("critical")); // an alarm of fire is a warning but for the rules
        explain("{\"type\":\"status\",\"data\":{\"location_code\":\"" + code + "\",\"status\":\"stuck\"}}")
                .body("events[0].group.location", equalTo(Services.bikeep().locationId(code)))
                .body("events[0].labels", hasKey("location_type"))
                .body("events[0].labels", hasKey("tag"));
    }

    @ParameterizedTest
    @CsvSource({
        "parking_reminder, nobody is called for parking_reminder",
        "alarm, the event names nothing and says nothing",
    })
    void an_event_that_nobody_is_called_for_says_why(String type, String why) {
        explain("{\"type\":\"" + type + "\",\"data\":{}}")
                .statusCode(200)
                .body("events[0].type", equalTo(type))
                .body("events[0].why", equalTo(why))
                .body("events[0].routes", empty())
                .body("events[0]", not(hasKey("labels")));
    }

    @Test
    void an_aggregated_webhook_is_explained_event_by_event_whatever_its_hash() {
        explain("""
                {"type":"connection","data":{"location_id":"1","devices":[
                 {"device_id":"a","connection":"offline"},{"device_id":"b","connection":"online"}]},"hash":"ab"}""")
                .statusCode(200)
                .body("events", hasSize(2))
                .body("events[0].routes.receiver", contains("oncall"))
                .body("events[1].why", containsString("opens nothing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "[]", "{}", "{\"type\":\"alarm\"}", "{\"type\":\"a b\",\"data\":{}}"})
    void what_is_no_envelope_is_refused_with_what_is_wrong(String event) {
        explain(event)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("mistakes", hasSize(1))
                .body("mistakes[0]", containsString("event: "));
    }

    @Test
    void an_event_that_repeats_a_name_is_refused_as_the_receiver_refuses_it() {
        explain("{\"type\":\"alarm\",\"data\":{\"a\":1,\"a\":2}}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("mistakes[0]", containsString("no name is repeated"));
    }

    @Test
    void one_question_at_a_time_is_answered() {
        ask("{\"labels\":{},\"event\":{\"type\":\"alarm\",\"data\":{}}}")
                .statusCode(422)
                .body("mistakes", contains("'labels' and 'event' are both given: send one"));
        ask("{\"event\":null}").statusCode(422).body("mistakes", contains("'labels' or 'event' is missing"));
    }

    private static ValidatableResponse explain(String event) {
        return ask("{\"event\":" + event + "}");
    }

    private static ValidatableResponse ask(String question) {
        return by(Tokens.VIEWER).contentType("application/json").body(question).post("/api/v1/routing/explain").then();
    }
}
