package dev.bellwether.consume;

import static dev.bellwether.testkit.MovedTime.advance;
import static dev.bellwether.testkit.MovedTime.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.event.AlarmRaised;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.EventId;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LocationRef;
import dev.bellwether.event.StateStuck;
import dev.bellwether.testkit.Events;
import dev.bellwether.testkit.MovedTime;
import dev.bellwether.testkit.Services;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What waits because something else is wrong, by the rules of the tests: a status behind an alarm of power. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(MovedTime.ByHand.class)
class InhibitionAppTest {

    private static final Duration QUIET = Duration.ofHours(1);

    @Inject
    Pipeline pipeline;

    @Inject
    Watch watch;

    @Inject
    EntityManager entities;

    private String location;
    private int number;

    @BeforeEach
    void elsewhere(TestInfo test) {
        location = test.getTestMethod().orElseThrow().getName();
        advance(Duration.ofDays(1));
    }

    @Test
    void what_follows_from_something_else_waits_until_that_is_over_and_is_told_then() {
        alarm("power");
        stuck();
        assertThat(held("STATUS")).isNotEmpty().containsOnly(true);
        assertThat(held("ALARM")).isNotEmpty().containsOnly(false);
        assertThat(timeline("STATUS")).contains("inhibited");

        advance(QUIET.minusMinutes(1));
        stuck();
        quiet();
        assertThat(held("STATUS")).containsOnly(true);
        advance(Duration.ofMinutes(1));
        quiet(); // the alarm has gone quiet, the status was heard of since

        assertThat(states()).containsExactly("ALARM RESOLVED", "STATUS OPEN");
        assertThat(held("STATUS")).isNotEmpty().containsOnly(false);
    }

    @Test
    void what_waits_already_waits_on_when_something_else_goes_wrong() {
        stuck();
        assertThat(held("STATUS")).isNotEmpty().containsOnly(false);

        alarm("power");
        quiet();

        assertThat(held("STATUS")).isNotEmpty().containsOnly(true);
    }

    @Test
    void anything_else_lets_it_be_told() {
        alarm("fire");
        stuck();
        quiet();

        assertThat(held("STATUS")).isNotEmpty().containsOnly(false);
    }

    private void quiet() {
        watch.due();
        watch.heldBack();
    }

    private void alarm(String category) {
        pipeline.onEvent(new AlarmRaised(facts(), category, "test"), Events.SPOT);
    }

    private void stuck() {
        pipeline.onEvent(new StateStuck(facts(), "stuck"), Events.SPOT);
    }

    private Facts facts() {
        LocationRef where = new LocationRef(location, null, null, null, null);
        return new Facts(new EventId(location + number++), where, DeviceRef.NONE, now(), now(), "{}");
    }

    private List<Object> held(String kind) {
        return list("select n.withheld from notification n join incident i on i.id = n.incident_id"
                + " where i.location = :location and i.kind = '" + kind + "' and n.state = 'PENDING'");
    }

    private List<Object> timeline(String kind) {
        return list("select t.what from timeline t join incident i on i.id = t.incident_id"
                + " where i.location = :location and i.kind = '" + kind + "'");
    }

    private List<Object> states() {
        return list("select kind || ' ' || state from incident where location = :location order by kind");
    }

    @SuppressWarnings("unchecked")
    private List<Object> list(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(query).setParameter("location", location).getResultList());
    }
}
