package dev.bellwether.api;

import static dev.bellwether.testkit.Tokens.by;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules over HTTP: who may, what is answered, and what a bad file does. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class ConfigAppTest {

    private static final Path FILE =
            Path.of(ConfigProvider.getConfig().getValue("bellwether.alerting.config", String.class));
    private static final String GOOD = "route: {receiver: a}\nreceivers: [{name: a, email_configs: [{to: a@example.org}]}]\n";

    private String before;

    @BeforeEach
    void keep() throws IOException {
        before = Files.readString(FILE);
    }

    @AfterEach
    void restore() throws IOException {
        Files.writeString(FILE, before);
        by(Tokens.ADMIN).post("/api/v1/config/reload").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/config/check", "/api/v1/config/reload", "/api/v1/routing/explain"})
    void nobody_is_answered_without_a_token_that_is_known(String path) {
        for (RequestSpecification request : new RequestSpecification[] {
            given(), by("token-of-nobody-at-all"), given().header("Authorization", "Basic YWRhOmFkYQ==")
        }) {
            request.contentType("application/json")
                    .body("{}")
                    .post(path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", containsString("Bearer"))
                    .body("type", equalTo("urn:bellwether:problem:unauthorized"));
        }
    }

    @Test
    void who_may_only_look_cannot_reload() {
        for (String token : new String[] {Tokens.VIEWER, Tokens.OPERATOR}) {
            by(token).post("/api/v1/config/reload")
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:bellwether:problem:forbidden"));
        }
    }

    @Test
    void a_file_that_can_be_used_is_said_to_be_so_and_nothing_changes() {
        check(GOOD.replace("{receiver: a}", "{receiver: a, group_by: [location, device]}"))
                .statusCode(200)
                .body("receivers", contains("a"));
        explain("{\"labels\":{}}").body("routes[0].receiver", equalTo("oncall"));
    }

    @Test
    void a_file_that_cannot_be_used_is_refused_with_every_mistake() {
        check("route: {receiver: b}\nreceivers: [{name: a}]\nholds: 1\n")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:bellwether:problem:bad-rules"))
                .body("mistakes", hasItem("line 1: route.receiver 'b' is not among the receivers [a]"))
                .body("mistakes", hasItem(containsString("line 3: holds is not a key")));
    }

    @Test
    void what_a_channel_cannot_use_is_refused_too() {
        check("route: {receiver: a}\nreceivers: [{name: a, email_configs: [{to: nobody}], fax_configs: [{to: 1}]}]\n")
                .statusCode(422)
                .body("mistakes", hasItem("receiver a, email_configs[0]: 'nobody' is no address"))
                .body("mistakes", hasItem(containsString("receiver a, fax_configs[0]: unknown channel")));
    }

    @Test
    void a_good_file_comes_into_force_and_a_bad_one_never_replaces_it() throws IOException {
        Files.writeString(FILE, GOOD);
        by(Tokens.ADMIN).post("/api/v1/config/reload").then().statusCode(200).body("receivers", contains("a"));
        explain("{\"labels\":{\"alertname\":\"LocationOutage\"}}").body("routes.receiver", contains("a"));

        Files.writeString(FILE, GOOD.replace("a@example.org", "nobody"));
        by(Tokens.ADMIN).post("/api/v1/config/reload").then().statusCode(422);
        Files.writeString(FILE, "route: [");
        by(Tokens.ADMIN).post("/api/v1/config/reload").then().statusCode(422).body("detail", containsString("stay in force"));
        Files.delete(FILE);
        by(Tokens.ADMIN)
                .post("/api/v1/config/reload")
                .then()
                .statusCode(422)
                .body("mistakes[0]", containsString("cannot be read"));

        explain("{\"labels\":{\"alertname\":\"LocationOutage\"}}").body("routes.receiver", contains("a"));
    }

    @Test
    void an_explanation_names_route_reason_receiver_and_pace() {
        explain("{\"labels\":{\"location_code\":\"HOST-7\",\"category\":\"security\"}}")
                .statusCode(200)
                .body("labels.location_code", contains("HOST-7"))
                .body("routes", hasSize(1))
                .body("routes[0].route", equalTo("route.routes[0]"))
                .body("routes[0].because", contains("location_code=~\"HOST-.+\"", "category!=\"fire\""))
                .body("routes[0].receiver", equalTo("hosts"))
                .body("routes[0].integrations", contains("email/0"))
                .body("routes[0].repeatInterval", equalTo("PT4H"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", "{\"labels\":{\"site\":\"1\"}}"})
    void a_question_without_labels_or_with_unknown_ones_is_refused(String question) {
        explain(question).statusCode(422).body("mistakes[0]", containsString("label"));
    }

    @Test
    void a_token_changes_nothing_for_webhooks() {
        int refused = by("token-of-nobody-at-all").body("{}").post("/webhooks/bikeep").statusCode();
        int without = given().body("{}").post("/webhooks/bikeep").statusCode();

        assertThat(refused).isEqualTo(without).isNotEqualTo(401);
    }

    private static ValidatableResponse check(String yaml) {
        return by(Tokens.VIEWER).contentType("text/plain").body(yaml).post("/api/v1/config/check").then();
    }

    private static ValidatableResponse explain(String question) {
        return by(Tokens.VIEWER).contentType("application/json").body(question).post("/api/v1/routing/explain").then();
    }
}
