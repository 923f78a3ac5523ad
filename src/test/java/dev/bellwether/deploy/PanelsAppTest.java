package dev.bellwether.deploy;

import static dev.bellwether.testkit.Tokens.by;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.deploy.Dashboard.Query;
import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.Metrics;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import dev.bellwether.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No panel is without data: every query of the dashboards is asked of a real Prometheus that scraped the running service
 * while it had something to do, or of its PostgreSQL, as the role that Grafana has.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class PanelsAppTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SCHEME = "hmac-sha256:data";
    private static final String ROLE = "grafana_of_the_tests";

    @TestHTTPResource("/q/metrics")
    URI metrics;

    @Inject
    DataSource database;

    @Test
    void every_promql_query_has_an_answer(@TempDir Path folder) {
        Prometheus.needsPrometheus();
        try (Prometheus.Running prometheus = Prometheus.start(folder, metrics)) {
            await().atMost(PATIENCE).until(() -> prometheus.has("bellwether_webhook_received_total"));
            traffic();
            List<Query> left = new ArrayList<>(Dashboard.promql());
            assertThat(left).hasSizeGreaterThan(40);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
                left.removeIf(query -> prometheus.has(promql(query.text())));
                assertThat(left).isEmpty();
            });
        }
    }

    @Test
    void every_sql_query_has_rows_for_a_role_that_may_read_the_views_and_nothing_else() throws SQLException {
        traffic();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            for (String line : GrafanaRole.statements(ROLE)) {
                statement.execute(line);
            }
            try {
                statement.execute("set role " + ROLE);
                for (Query query : Dashboard.sql()) {
                    try (ResultSet rows = statement.executeQuery(sql(query.text()))) {
                        assertThat(rows.next()).as("%s has rows", query).isTrue();
                    }
                }
                assertThat(refused(statement, "select * from quarantine")).contains("permission denied");
                assertThat(refused(statement, "select * from dashboard_incident for update")).contains("permission denied");
            } finally {
                statement.execute("reset role");
                statement.execute("drop owned by " + ROLE);
                statement.execute("drop role " + ROLE);
            }
        }
    }

    /** What has something to show in every panel: an alarm that is told, taken on and over; an outage that began and ended. */
    private static void traffic() {
        Services.clear();
        String code = Services.bikeep().codes().get(0);
        Services.bikeep().silence(code);
        await().until(() -> Services.bikeep().locations().stream()
                .anyMatch(each -> code.equals(each.get("code")) && "offline".equals(each.get("connection"))));
        post("connection_confirmed", Services.bikeep().confirmed(code));
        String location = "panels-" + UUID.randomUUID();
        alarm(location);
        Await.slackCall(location);
        String id = by(Tokens.VIEWER).get("/api/v1/incidents?state=open&location=" + location).path("[0].id");
        by(Tokens.OPERATOR).body("{}").post("/api/v1/incidents/" + id + "/acknowledge").then().statusCode(200);
        by(Tokens.OPERATOR).body("{}").post("/api/v1/incidents/" + id + "/resolve").then().statusCode(200);
        alarm("panels-" + UUID.randomUUID());
        await().atMost(PATIENCE).until(() -> Metrics.sum(Metrics.page(), "bellwether_directory_locations", "=\"offline\"") > 0);
        Services.bikeep().wake(code);
    }

    private static void alarm(String location) {
        post(
                "alarm",
                "{\"location_id\":\"%s\",\"device_id\":\"7\",\"alarm_category\":\"power\",\"alarm_reason\":\"low\",\"timestamp\":\"%s\"}"
                        .formatted(location, Instant.now().minusSeconds(5)));
    }

    private static void post(String type, String data) {
        given().contentType("application/json")
                .body(Signer.envelope(SCHEME, Services.SEED, type, data))
                .post("/webhooks/bikeep")
                .then()
                .statusCode(202);
    }

    /** With what Grafana puts in: a window that holds some scrapes. */
    private static String promql(String query) {
        return query.replace("$__rate_interval", "30s").replace("$__range", "10m");
    }

    private static String sql(String query) {
        return query.replaceAll("\\$__timeFilter\\(([^)]+)\\)", "$1 between now() - interval '30 days' and now()")
                .replace("$__timeFrom()", "(now() - interval '30 days')")
                .replace("$__timeTo()", "now()");
    }

    private static String refused(Statement statement, String sql) throws SQLException {
        try {
            statement.execute(sql);
            return "";
        } catch (SQLException e) {
            return e.getMessage();
        }
    }
}
