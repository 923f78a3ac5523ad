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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The receiver with no broker behind it, and with a small quarantine. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(BrokerAwayAppTest.NoBrokerSmallQuarantine.class)
class BrokerAwayAppTest {

    private static final Duration SOON = Duration.ofSeconds(4);

    @Inject
    DataSource database;

    /** Nothing listens on that port. */
    public static final class NoBrokerSmallQuarantine implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mp.messaging.outgoing.events-out.bootstrap.servers", "localhost:1",
                    "bellwether.quarantine.max-count", "3",
                    "bellwether.quarantine.max-size", "2000");
        }
    }

    @Test
    void a_delivery_is_refused_soon_and_the_sender_told_to_come_again() {
        Response answer = refused(503, "unavailable", () -> {
            long start = System.nanoTime();
            Response refusal = postSigned("alarm", "{\"device_id\":\"7\"}");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
            return refusal;
        });
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        assertThat(postSigned("alarm", "{\"device_id\":\"7\"}").statusCode()).as("not a duplicate").isEqualTo(503);
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
                assertThat(answer.get()).isEqualTo(503);
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

    private List<String> bodies() throws SQLException {
        List<String> bodies = new ArrayList<>();
        try (Connection connection = database.getConnection();
                ResultSet rows = connection.createStatement().executeQuery("select body from quarantine order by id")) {
            while (rows.next()) {
                bodies.add(new String(rows.getBytes(1)));
            }
        }
        return bodies;
    }
}
