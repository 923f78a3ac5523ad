package dev.bellwether.consume;

import static dev.bellwether.testkit.MovedTime.advance;
import static dev.bellwether.testkit.MovedTime.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.event.ConnectionChanged;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.EventId;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LocationRef;
import dev.bellwether.notify.DispatchByHand;
import dev.bellwether.testkit.Await;
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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What people read of a device that goes and comes back all night. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(MovedTime.ByHand.class)
class FlappingAppTest {

    private static final Duration TURN = Duration.ofMinutes(3);

    @Inject
    Pipeline pipeline;

    @Inject
    Watch watch;

    @Inject
    DispatchByHand dispatcher;

    @Inject
    EntityManager entities;

    private String location;
    private int number;

    @BeforeEach
    void elsewhere(TestInfo test) {
        Services.clear();
        location = "night of " + test.getTestMethod().orElseThrow().getName();
        advance(Duration.ofDays(1));
    }

    @Test
    void a_device_that_turns_every_three_minutes_for_six_hours_is_three_messages_and_one_on_how_it_stays() {
        Instant morning = now().plus(Duration.ofHours(6));
        while (now().isBefore(morning)) {
            turn(Connectivity.OFFLINE);
            pass(TURN);
            turn(Connectivity.ONLINE);
            pass(TURN);
        }
        List<String> night = titles();
        assertThat(night).hasSizeBetween(1, 3).allMatch(title -> title.contains("Flapping"));

        pass(Duration.ofHours(1));

        assertThat(titles()).hasSize(night.size() + 1);
        assertThat(titles().get(night.size())).contains("Resolved");
        assertThat(incidents()).containsExactly("RESOLVED");
    }

    @Test
    void one_that_stays_away_in_the_end_is_told_to_be_away() {
        for (int turn = 0; turn < 10; turn++) {
            turn(turn % 2 == 0 ? Connectivity.OFFLINE : Connectivity.ONLINE);
            pass(TURN);
        }
        turn(Connectivity.OFFLINE);
        pass(Duration.ofMinutes(30));

        assertThat(titles()).hasSize(2);
        assertThat(titles().get(0)).contains("Flapping");
        assertThat(titles().get(1)).contains("Device offline").doesNotContain("Flapping");
        assertThat(incidents()).containsExactly("OPEN");
    }

    private void turn(Connectivity connectivity) {
        LocationRef where = new LocationRef(location, null, null, null, location);
        DeviceRef device = new DeviceRef("device of " + location, null, null, null, "LOCKER");
        pipeline.onEvent(new ConnectionChanged(
                new Facts(new EventId(location + number++), where, device, now(), now(), "{}"),
                connectivity,
                connectivity.name().toLowerCase(Locale.ROOT)), Events.SPOT);
    }

    /** Minute by minute, what is due is decided and told. */
    private void pass(Duration duration) {
        for (Instant end = now().plus(duration); now().isBefore(end); ) {
            advance(Duration.ofMinutes(1));
            watch.due();
            if (!waiting().isEmpty()) {
                await().until(() -> {
                    dispatcher.dispatch(); // so many at a time, and others wait too
                    return waiting().isEmpty();
                });
            }
        }
    }

    private List<String> titles() {
        return Services.mail().mails().stream()
                .filter(mail -> mail.text().contains(location))
                .map(Await::title)
                .toList();
    }

    private List<Object> waiting() {
        return list("select n.id from notification n join incident i on i.id = n.incident_id where i.location = :location"
                + " and n.state = 'PENDING' and not n.withheld and n.due_at <= cast('" + now() + "' as timestamptz)");
    }

    private List<Object> incidents() {
        return list("select state from incident where location = :location");
    }

    @SuppressWarnings("unchecked")
    private List<Object> list(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(query).setParameter("location", location).getResultList());
    }
}
