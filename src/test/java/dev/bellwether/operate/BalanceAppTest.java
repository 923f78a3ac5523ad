package dev.bellwether.operate;

import static dev.bellwether.testkit.Metrics.sum;
import static dev.bellwether.testkit.Tokens.by;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.Metrics;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import dev.bellwether.testkit.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What goes in comes out, by the service's own count: nothing is received, or planned, that has no outcome. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class BalanceAppTest {

    private static final String SCHEME = "hmac-sha256:data";

    @Inject
    EntityManager entities;

    private final String location = "balance-" + UUID.randomUUID();

    @Test
    void what_is_received_is_accepted_a_duplicate_ignored_or_rejected() {
        String before = Metrics.page();
        String alarm = alarm("low");
        post(alarm, "application/json");
        post(alarm, "application/json");
        post(Signer.envelope(SCHEME, Services.SEED, "report", "{\"location_id\":\"" + location + "\"}"), "application/json");
        post(Signer.envelope(SCHEME, "not-the-seed", "alarm", "{}"), "application/json");
        post("not json", "application/json");
        post(alarm, "text/plain");

        await().untilAsserted(() -> {
            String now = Metrics.page();
            assertThat(grown(before, now, "bellwether_webhook_received_total"))
                    .isEqualTo(6)
                    .isEqualTo(grown(before, now, "bellwether_webhook_requests_total"));
            for (String outcome : List.of("accepted", "duplicate", "ignored")) {
                assertThat(grown(before, now, "bellwether_webhook_requests_total", "outcome=\"" + outcome + "\"")).isEqualTo(1);
            }
            assertThat(grown(before, now, "bellwether_webhook_requests_total", "outcome=\"rejected\"")).isEqualTo(3);
        });
    }

    @Test
    void what_is_planned_is_delivered_failed_cancelled_or_waits() {
        String before = Metrics.page();
        post(alarm("high"), "application/json");
        Await.slackCall(location);
        String id = by(Tokens.VIEWER).get("/api/v1/incidents?state=open&location=" + location).path("[0].id");
        by(Tokens.OPERATOR).body("{}").post("/api/v1/incidents/" + id + "/acknowledge").then().statusCode(200);
        by(Tokens.OPERATOR).body("{}").post("/api/v1/incidents/" + id + "/resolve").then().statusCode(200);

        await().untilAsserted(() -> {
            String now = Metrics.page();
            assertThat(grown(before, now, "bellwether_outbox_ended_total", "channel=\"slack\"", "outcome=\"delivered\""))
                    .isGreaterThan(2);
            assertThat(grown(before, now, "bellwether_outbox_planned_total"))
                    .isEqualTo(grown(before, now, "bellwether_outbox_ended_total") + grown(before, now, "bellwether_outbox_pending"));
            assertThat(grown(before, now, "bellwether_incidents_acknowledged_after_seconds_count", "severity=\"warning\""))
                    .isPositive();
            assertThat(grown(before, now, "bellwether_incidents_resolved_after_seconds_count", "severity=\"warning\""))
                    .isPositive();
            assertThat(grown(before, now, "bellwether_notification_delay_seconds_bucket", "channel=\"slack\"", "le=\"1.0\""))
                    .isPositive();
        });
    }

    @Test
    void what_lives_is_counted_by_state_and_severity_as_the_database_has_it() {
        post(alarm("low"), "application/json");
        Await.slackCall(location);

        await().untilAsserted(() -> assertThat(sum(Metrics.page(), "bellwether_incidents", "state=\"open\"", "severity=\"warning\""))
                .isPositive()
                .isEqualTo(openWarnings()));
    }

    @Test
    void every_series_is_there_before_anything_has_happened_to_it() {
        String page = Metrics.page();
        for (String series : List.of(
                "bellwether_dead_letters_total{kind=\"unknown-version\"}",
                "bellwether_quarantine_waiting ",
                "bellwether_ready{check=\"seed\"} 1.0",
                "bellwether_ready{check=\"taking\"} 1.0",
                "bellwether_webhook_schemes ",
                "bellwether_lanes_broken ",
                "bellwether_outbox_planned_total{channel=\"twilio\"} 0.0",
                "bellwether_outbox_oldest_seconds{channel=\"msteams\"} 0.0",
                "bellwether_notification_send_seconds_bucket{channel=\"twilio\",le=\"10.0\"} 0",
                "bellwether_incidents_acknowledged_after_seconds_bucket{severity=\"info\",le=\"60.0\"}",
                "bellwether_incidents{severity=\"critical\",state=\"acknowledged\"}")) {
            assertThat(page.lines()).as(series).anyMatch(line -> line.startsWith(series));
        }
    }

    private long openWarnings() {
        return QuarkusTransaction.requiringNew().call(() -> entities.createQuery(
                        "select count(i) from IncidentRow i where i.state = 'OPEN' and i.severity = 'WARNING'", Long.class)
                .getSingleResult());
    }

    private static double grown(String before, String now, String name, String... labels) {
        return sum(now, name, labels) - sum(before, name, labels);
    }

    private String alarm(String reason) {
        return Signer.envelope(
                SCHEME, Services.SEED, "alarm",
                "{\"location_id\":\"" + location + "\",\"device_id\":\"7\",\"alarm_category\":\"power\",\"alarm_reason\":\"" + reason + "\"}");
    }

    private static void post(String body, String type) {
        given().contentType(type).body(body).post("/webhooks/bikeep");
    }
}
