package dev.bellwether.receive;

import static dev.bellwether.receive.Deliveries.forged;
import static dev.bellwether.receive.Deliveries.post;
import static dev.bellwether.receive.Deliveries.postSigned;
import static dev.bellwether.receive.Refusal.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The receiver with no broker behind it, and with a small spool and quarantine. */
@QuarkusTest
@Tag("app")
@QuarkusTestResource(Services.class)
@TestProfile(BrokerAwayAppIT.NoBrokerSmallQuarantine.class)
class BrokerAwayAppIT {

    private static final Duration SOON = Duration.ofSeconds(4);
    private static final int MOST = 40;

    @Inject
    DataSource database;

    /** Nothing listens on that port. */
    public static final class NoBrokerSmallQuarantine implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mp.messaging.outgoing.events-out.bootstrap.servers", "localhost:1",
                    "bellwether.spool.max-count", Integer.toString(MOST),
                    "bellwether.quarantine.max-count", "3",
                    "bellwether.quarantine.max-size", "2000");
        }
    }

    @AfterEach
    void empty() throws SQLException {
        run("delete from spool");
    }

    @Test
    void a_delivery_is_kept_in_the_database_soon_and_one_sent_again_is_known() throws SQLException {
        long start = System.nanoTime();
        Response first = postSigned("alarm", "{\"device_id\":\"first\"}");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.<String>path("status")).isEqualTo("accepted");
        Response again = postSigned("alarm", "{\"device_id\":\"first\"}");
        assertThat(again.<String>path("status")).isEqualTo("duplicate");
        assertThat(again.<List<String>>path("ids")).isEqualTo(first.<List<String>>path("ids"));

        start = System.nanoTime();
        postSigned("alarm", "{\"device_id\":\"second\"}").then().statusCode(202);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as("Kafka is not asked").isLessThan(Duration.ofSeconds(1));
        assertThat(spooled()).hasSize(2).last().isEqualTo("{\"device_id\":\"second\"}");
    }

    @Test
    void a_full_spool_refuses_and_tells_the_sender_to_come_again() throws SQLException {
        while (spooled().size() < MOST) {
            postSigned("alarm", "{\"device_id\":\"" + UUID.randomUUID() + "\"}").then().statusCode(202);
        }
        Response answer = refused(503, "unavailable", () -> postSigned("alarm", "{\"device_id\":\"one more\"}"));
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        assertThat(postSigned("alarm", "{\"device_id\":\"one more\"}").statusCode()).as("not a duplicate").isEqualTo(503);
        assertThat(spooled()).hasSize(MOST);
        assertThat(dev.bellwether.testkit.Metrics.value("bellwether_spool_deliveries_total{outcome=\"refused\"}"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void it_is_ready_as_long_as_the_spool_has_room() throws SQLException {
        Awaitility.await().untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        assertThat(given().get("/q/health/ready").asString()).contains("\"kafka\": false", "\"spool\": true");
        run("insert into spool (received_at, type, data) select now(), 'alarm', '{}' from generate_series(1, " + MOST + ")");
        Awaitility.await().untilAsserted(() -> given().get("/q/health/ready").then().statusCode(503));
    }

    @Test
    void many_deliveries_at_once_wait_no_longer_than_one_and_health_answers_meanwhile() throws Exception {
        given().get("/q/health/live").then().statusCode(200); // the first is slow of itself
        ExecutorService senders = Executors.newFixedThreadPool(20);
        try {
            long start = System.nanoTime();
            List<Future<Integer>> answers = IntStream.range(0, 20)
                    .mapToObj(i -> senders.submit(
                            () -> postSigned("alarm", "{\"device_id\":\"" + i + "\"}").statusCode()))
                    .toList();
            while (!answers.stream().allMatch(Future::isDone)) {
                long asked = System.nanoTime();
                given().get("/q/health/live").then().statusCode(200);
                assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(1));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON.plusSeconds(1));
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(202);
            }
        } finally {
            senders.shutdownNow();
        }
    }

    @Test
    void the_quarantine_keeps_the_newest_unproven_deliveries_within_its_bounds() throws SQLException {
        for (int i = 0; i < 8; i++) {
            post(forged("alarm", "{\"n\":" + i + "}")).then().statusCode(401);
        }
        Awaitility.await().until(() -> bodies().size() == 3 && bodies().get(2).contains("\"n\":7"));
        assertThat(bodies().get(0)).contains("\"n\":5");

        String long1 = forged("alarm", "\"first " + "x".repeat(1_200) + "\"");
        String long2 = forged("alarm", "\"second " + "x".repeat(1_200) + "\"");
        post(long1).then().statusCode(401);
        post(long2).then().statusCode(401);
        Awaitility.await().until(() -> bodies().equals(List.of(long2)));

        post(forged("alarm", "\"" + "x".repeat(2_000) + "\"")).then().statusCode(401);
        Awaitility.await().until(() -> bodies().isEmpty());
    }

    private List<String> spooled() throws SQLException {
        return texts("select data from spool order by id");
    }

    private List<String> bodies() throws SQLException {
        return texts("select body from quarantine order by id");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.createStatement().executeUpdate(sql);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> bodies = new ArrayList<>();
        try (Connection connection = database.getConnection();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                bodies.add(new String(rows.getBytes(1)));
            }
        }
        return bodies;
    }
}
