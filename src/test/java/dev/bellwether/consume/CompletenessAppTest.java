package dev.bellwether.consume;

import static dev.bellwether.testkit.MovedTime.advance;
import static dev.bellwether.testkit.MovedTime.now;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.decide.reconcile.Finding;
import dev.bellwether.event.Connectivity;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Polled;
import dev.bellwether.locate.LocationsPolled;
import dev.bellwether.testkit.Metrics;
import dev.bellwether.testkit.MovedTime;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which webhooks must have come, which came, and how late: from looks and deliveries to rows and counts. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(MovedTime.ByHand.class)
class CompletenessAppTest {

    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(7);

    @Inject
    Event<Object> events;

    @Inject
    EntityManager entities;

    private String location;
    private Place before;

    @BeforeEach
    void aWholeLocation(TestInfo test) {
        Services.clear();
        location = test.getDisplayName().replaceAll("[^a-z0-9]", "-");
        advance(Duration.ofDays(2)); // past every deadline
        before = null;
        look(Connectivity.ONLINE, 10);
    }

    @Test
    void a_change_that_a_poll_sees_makes_a_webhook_expected_and_one_that_comes_in_time_is_seen() {
        double expected = count("expected", "connection");
        double seen = count("seen", "connection");
        double missed = count("missed", "connection");

        advance(INTERVAL);
        look(Connectivity.PARTIALLY_ONLINE, 9);
        assertThat(count("expected", "connection")).isEqualTo(expected + 1);
        assertThat(met()).containsExactly((Boolean) null);
        advance(Duration.ofMinutes(4));
        connection("offline", now().minusSeconds(300));
        advance(Duration.ofMinutes(4));
        look(Connectivity.PARTIALLY_ONLINE, 9);

        assertThat(met()).containsExactly(true);
        assertThat(count("seen", "connection")).isEqualTo(seen + 1);
        assertThat(count("missed", "connection")).isEqualTo(missed);
    }

    @Test
    void one_that_does_not_come_is_missed_after_its_deadline_and_not_before() {
        double missed = count("missed", "connection");
        advance(INTERVAL);
        look(Connectivity.PARTIALLY_ONLINE, 9);

        advance(PATIENCE);
        look(Connectivity.PARTIALLY_ONLINE, 9);
        assertThat(met()).containsExactly((Boolean) null);
        advance(Duration.ofSeconds(1));
        look(Connectivity.PARTIALLY_ONLINE, 9);

        assertThat(met()).containsExactly(false);
        assertThat(count("missed", "connection")).isEqualTo(missed + 1);
    }

    @Test
    void one_that_tells_the_contrary_or_of_another_time_does_not_count() {
        double missed = count("missed", "connection");
        advance(INTERVAL);
        look(Connectivity.PARTIALLY_ONLINE, 9);
        connection("online", now().minusSeconds(60));
        connection("offline", now().minus(Duration.ofHours(1)));
        advance(PATIENCE.plusSeconds(1));
        look(Connectivity.PARTIALLY_ONLINE, 9);

        assertThat(met()).containsExactly(false);
        assertThat(count("missed", "connection")).isEqualTo(missed + 1);
    }

    @Test
    void a_location_that_stays_offline_must_be_confirmed_once() {
        double expected = count("expected", "connection_confirmed");
        double missed = count("missed", "connection_confirmed");
        for (int poll = 0; poll < 30; poll++) {
            advance(INTERVAL);
            look(Connectivity.OFFLINE, 0);
        }

        assertThat(count("expected", "connection_confirmed")).isEqualTo(expected + 1);
        assertThat(count("missed", "connection_confirmed")).isEqualTo(missed + 1);
    }

    @ParameterizedTest(name = "after {0} s between {1} and {2}")
    @CsvSource({"5, 1.0, 10.0", "240, 180.0, 300.0", "900, 420.0, 900.0", "36000, 10800.0, +Inf"})
    void how_late_a_webhook_was_is_counted_in_its_bucket(long seconds, String under, String within) {
        double below = bucket(under);
        double above = bucket(within);

        connection("offline", now().minusSeconds(seconds));

        await().until(() -> bucket(within) == above + 1);
        assertThat(bucket(under)).isEqualTo(below);
    }

    @Test
    void everything_that_is_counted_is_there_before_it_happens() {
        for (String type : List.of("connection", "connection_confirmed")) {
            for (String what : List.of("expected", "seen", "missed")) {
                assertThat(count(what, type)).isNotNegative();
            }
        }
        for (String type : List.of("connection", "connection_confirmed", "alarm", "status")) {
            assertThat(Metrics.value("bellwether_bikeep_delay_seconds_count{type=\"" + type + "\"}")).isNotNegative();
        }
        for (Finding finding : Finding.values()) {
            assertThat(Metrics.value("bellwether_reconcile_findings_total{finding=\"" + finding.written() + "\"}"))
                    .isNotNegative();
        }
        assertThat(Metrics.value("bellwether_bikeep_delay_seconds_bucket{type=\"status\",le=\"420.0\"}")).isZero();
    }

    private void look(Connectivity connectivity, int online) {
        Place after = new Place(
                location, null, null, location, null, "BIKE_LOCKERS", true, List.of(), connectivity,
                new Place.Devices(10, online, online), null, null, now());
        events.fire(new LocationsPolled(List.of(new Polled(before, after)), false, null, now()));
        before = after;
    }

    /** A webhook from Bikeep, and the wait for what it does. */
    private void connection(String literal, Instant at) {
        long heard = heard();
        String data = "{\"location_id\":\"%s\",\"device_id\":\"7\",\"connection\":\"%s\",\"changed_at\":\"%s\"}"
                .formatted(location, literal, at);
        given().contentType("application/json")
                .body(Signer.envelope("hmac-sha256:data", Services.SEED, "connection", data))
                .post("/webhooks/bikeep")
                .then()
                .statusCode(202);
        await().until(() -> heard() == heard + 1);
    }

    private static double count(String what, String type) {
        return Metrics.value("bellwether_webhooks_" + what + "_total{type=\"" + type + "\"}");
    }

    private static double bucket(String le) {
        return Metrics.value("bellwether_bikeep_delay_seconds_bucket{type=\"connection\",le=\"" + le + "\"}");
    }

    private long heard() {
        return QuarkusTransaction.requiringNew()
                .call(() -> (Number) entities.createNativeQuery("select count(*) from webhook_heard where location = ?1")
                        .setParameter(1, location)
                        .getSingleResult())
                .longValue();
    }

    @SuppressWarnings("unchecked")
    private List<Boolean> met() {
        return QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "select met from webhook_expectation where location = ?1 and type = 'connection' order by seen_at")
                .setParameter(1, location)
                .getResultList());
    }
}
