package dev.bellwether.consume;

import static dev.bellwether.testkit.MovedTime.advance;
import static dev.bellwether.testkit.MovedTime.now;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.local.http.Fault;
import dev.bellwether.locate.PollByHand;
import dev.bellwether.testkit.MovedTime;
import dev.bellwether.testkit.Requests;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stuck device that a reading shows to be over: from Bikeep's webhook to the end of its incident. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(MovedTime.ByHand.class)
class DeviceReadingsAppTest {

    private static final Duration INTERVAL = Duration.ofMinutes(5);

    @Inject
    PollByHand poller;

    @Inject
    EntityManager entities;

    private Requests requests;

    @BeforeEach
    void clear() {
        Services.clear();
        CircuitBreakerMaintenance.get().resetAll();
        advance(Duration.ofDays(1));
        requests = Requests.count();
        poll();
    }

    @AfterEach
    void forgetFaults() {
        Services.clear();
    }

    @Test
    void a_device_is_read_once_for_each_poll_and_ends_what_it_was_stuck_in_when_its_state_has_changed() {
        String code = Services.bikeep().codes().get(0);
        stuck(code);

        poll();
        poller.tick();
        assertThat(readings(code)).isEqualTo(1);
        assertThat(how(code)).containsExactly((String) null);

        advance(INTERVAL.minusSeconds(10));
        poller.tick();
        assertThat(readings(code)).isEqualTo(1);
        Services.bikeep().use(code);
        poll();

        assertThat(readings(code)).isEqualTo(2);
        assertThat(how(code)).containsExactly("DEVICE");
        assertThat(reasons(code)).anyMatch(reason -> reason.toString()
                .matches("device read: AbnormalStatus \\w+ \\w+ is in another state since 20\\S+Z; over since 20\\S+Z by device"));
        poll();
        assertThat(readings(code)).isEqualTo(2);
    }

    @Test
    void devices_that_cannot_be_read_end_nothing_until_they_can() {
        String code = Services.bikeep().codes().get(1);
        stuck(code);
        Services.bikeep().use(code);
        requests.answer((request, handler, over) -> request.uri().getPath().startsWith("/device/")
                ? Fault.status(404).answer(request, handler, over)
                : handler.handle(request));

        poll();
        assertThat(readings(code)).isEqualTo(1);
        assertThat(how(code)).containsExactly((String) null);

        requests.answer((request, handler, over) -> handler.handle(request));
        poll();
        assertThat(how(code)).containsExactly("DEVICE");
    }

    /** The next poll of everything, Bikeep's clock being right. */
    private void poll() {
        advance(INTERVAL);
        setBikeepsClock();
        poller.tick();
    }

    /** A device changes its state, a minute later it is stuck, and two more later we hear of it. */
    private void stuck(String code) {
        Services.bikeep().use(code);
        advance(Duration.ofMinutes(1));
        setBikeepsClock();
        String status = Services.bikeep().status(code, "DOOR_LEFT_OPEN");
        advance(Duration.ofMinutes(2));
        setBikeepsClock();
        given().contentType("application/json")
                .body(Signer.envelope("hmac-sha256:data", Services.SEED, "status", status))
                .post("/webhooks/bikeep")
                .then()
                .statusCode(202);
        await().until(() -> how(code).size() == 1);
    }

    private static void setBikeepsClock() {
        Services.skew(Duration.between(Instant.now(), now()));
    }

    private int readings(String code) {
        return requests.ofDevicesAt(Services.bikeep().locationId(code));
    }

    private List<Object> how(String code) {
        return list("select resolved_how from incident where location = ?1 and kind = 'STATUS'", code);
    }

    private List<Object> reasons(String code) {
        return list("select t.text from timeline t join incident i on i.id = t.incident_id where i.location = ?1", code);
    }

    @SuppressWarnings("unchecked")
    private List<Object> list(String query, String code) {
        String location = Services.bikeep().locationId(code);
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(query).setParameter(1, location).getResultList());
    }
}
