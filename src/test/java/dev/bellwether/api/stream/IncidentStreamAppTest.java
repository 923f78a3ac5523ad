package dev.bellwether.api.stream;

import static dev.bellwether.testkit.Tokens.OPERATOR;
import static dev.bellwether.testkit.Tokens.VIEWER;
import static dev.bellwether.testkit.Tokens.by;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.incident.Changes;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Webhook;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who listens hears of each change, once and in order. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class IncidentStreamAppTest {

    private static final String INCIDENTS = "/api/v1/incidents";

    @TestHTTPResource(INCIDENTS + "/stream")
    URI stream;

    @Inject
    Changes changes;

    @Inject
    AgroalDataSource database;

    private String location;

    @BeforeEach
    void somewhere() {
        location = "stream-" + UUID.randomUUID();
    }

    @Test
    void each_change_is_told_while_it_happens_and_what_was_missed_when_somebody_comes_again() throws IOException {
        Listener first = new Listener(null);
        await().until(() -> first.lines.stream().anyMatch(line -> line.startsWith(":"))); // it is heard
        post();
        await().until(() -> first.changes().size() == 1);
        JsonNode opened = first.changes().get(0);
        assertThat(opened.path("what").asText()).isEqualTo("opened");
        assertThat(opened.path("state").asText()).isEqualTo("open");
        assertThat(opened.path("severity").asText()).isEqualTo("warning");
        assertThat(opened.path("kind").asText()).isEqualTo("alarm");
        assertThat(opened.path("at").asText()).isNotEmpty();
        String last = first.lastId();
        first.close();

        String id = opened.path("id").asText();
        by(OPERATOR).post(INCIDENTS + "/" + id + "/acknowledge").then().statusCode(200);
        Listener again = new Listener(last);
        await().until(() -> again.changes().size() == 1);
        by(OPERATOR).post(INCIDENTS + "/" + id + "/resolve").then().statusCode(200);
        await().until(() -> again.changes().size() == 2);
        again.close();

        assertThat(again.changes()).extracting(change -> change.path("what").asText()).containsExactly("acknowledged", "resolved");
        assertThat(again.changes()).extracting(change -> change.path("state").asText()).containsExactly("acknowledged", "resolved");
    }

    @Test
    void nothing_is_passed_over_because_something_later_was_written_first() throws SQLException {
        post();
        await().until(() -> by(VIEWER).get(INCIDENTS + "?location=" + location).path("[0].id") != null);
        String id = by(VIEWER).get(INCIDENTS + "?location=" + location).path("[0].id");
        Changes.Position before = QuarkusTransaction.requiringNew().call(changes::end);

        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            write(slow, id, "slow");
            try (Connection fast = database.getConnection()) {
                write(fast, id, "fast");
            }
            assertThat(told(before)).as("while the one before may come still").isEmpty();
            slow.commit();
        }

        await().untilAsserted(() -> assertThat(told(before)).containsExactly("slow", "fast"));
    }

    @Test
    void who_cannot_listen_is_told_so() {
        given().get(INCIDENTS + "/stream").then().statusCode(401);
        by(VIEWER).header("Last-Event-ID", "yesterday").get(INCIDENTS + "/stream").then().statusCode(400)
                .contentType("application/problem+json");
    }

    private List<String> told(Changes.Position since) {
        return QuarkusTransaction.requiringNew().call(() -> changes.after(since, 1000)).stream()
                .filter(change -> change.now().location().equals(location))
                .map(Changes.Change::what)
                .toList();
    }

    private static void write(Connection connection, String incident, String what) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into timeline (incident_id, at, what, text) values ('" + incident + "', now(), '" + what + "', '')");
        }
    }

    private void post() {
        Webhook.alarm(location);
    }

    /** Hears what is told, line by line, on a thread of its own. */
    private final class Listener {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final InputStream body;

        Listener(String last) throws IOException {
            HttpRequest.Builder request = HttpRequest.newBuilder(stream).header("Authorization", "Bearer " + VIEWER);
            if (last != null) {
                request.header("Last-Event-ID", last);
            }
            try {
                HttpResponse<InputStream> answer =
                        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
                body = answer.body();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            Thread ear = new Thread(this::hear, "listener");
            ear.setDaemon(true);
            ear.start();
        }

        private void hear() {
            try (Stream<String> heard = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)).lines()) {
                heard.forEach(lines::add);
            } catch (UncheckedIOException closed) {
                // the test has heard enough
            }
        }

        /** Of this test's location. */
        List<JsonNode> changes() {
            return data().filter(change -> change.path("location").asText().equals(location)).toList();
        }

        String lastId() {
            return lines.stream().filter(line -> line.startsWith("id:")).reduce((a, b) -> b).orElseThrow().substring(3).strip();
        }

        void close() throws IOException {
            body.close();
        }

        private Stream<JsonNode> data() {
            return lines.stream().filter(line -> line.startsWith("data:")).map(line -> line.substring(5)).map(this::json);
        }

        private JsonNode json(String text) {
            try {
                return new ObjectMapper().readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
