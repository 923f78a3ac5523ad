package dev.bellwether.consume;

import static dev.bellwether.testkit.MovedTime.advance;
import static dev.bellwether.testkit.MovedTime.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.decide.Silence;
import dev.bellwether.decide.SilenceId;
import dev.bellwether.decide.Silences;
import dev.bellwether.decide.route.Label;
import dev.bellwether.decide.route.Matcher;
import dev.bellwether.decide.route.Matcher.Operator;
import dev.bellwether.event.AlarmRaised;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.EventId;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LocationRef;
import dev.bellwether.notify.DispatchByHand;
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

/** What is not told while somebody silences it, and what is told afterwards. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(MovedTime.ByHand.class)
class SilenceAppTest {

    private static final int TARGETS = 3;
    private static final Duration LASTS = Duration.ofMinutes(30);
    /** What is let go is told after this, and before an alarm has been quiet for long enough to be over. */
    private static final Duration SETTLED = Duration.ofMinutes(10);
    private static final Duration QUIET = Duration.ofHours(1);

    @Inject
    Pipeline pipeline;

    @Inject
    Watch watch;

    @Inject
    DispatchByHand dispatcher;

    @Inject
    Silences silences;

    @Inject
    EntityManager entities;

    private String location;
    private int number;

    @BeforeEach
    void elsewhere(TestInfo test) {
        Services.clear();
        location = test.getTestMethod().orElseThrow().getName();
        advance(Duration.ofDays(1));
    }

    @Test
    void an_incident_that_is_silenced_is_held_back_and_told_once_when_the_silence_is_over() {
        alarm();
        silence(LASTS);
        watch.heldBack();
        assertThat(held()).hasSize(TARGETS).containsOnly(true);
        advance(LASTS.minusSeconds(1));
        quiet();
        assertThat(sent()).isEmpty();

        advance(Duration.ofSeconds(1));
        quiet();
        advance(SETTLED);
        untilSent(TARGETS);

        quiet();
        assertThat(sent()).hasSize(TARGETS).containsOnly("FIRST");
    }

    @Test
    void what_goes_wrong_in_a_silence_is_held_back_from_the_beginning_and_its_story_says_why() {
        silence(LASTS);
        alarm();

        assertThat(held()).hasSize(TARGETS).containsOnly(true);
        assertThat(timeline()).contains("silenced: silenced until " + now().plus(LASTS) + " by olaf: new doors");
    }

    @Test
    void what_is_over_before_the_silence_is_told_to_nobody() {
        silence(QUIET.plus(SETTLED));
        alarm();
        advance(QUIET);
        quiet();
        assertThat(states()).containsExactly("RESOLVED");

        advance(SETTLED);
        quiet();
        advance(SETTLED);
        quiet();
        assertThat(sent()).isEmpty();
        assertThat(held()).isEmpty();
    }

    @Test
    void who_was_told_before_hears_that_it_is_over() {
        alarm();
        untilSent(TARGETS);
        silence(QUIET.plus(SETTLED));
        advance(QUIET);
        watch.heldBack();
        watch.due();

        untilSent(2 * TARGETS);
        assertThat(sent()).filteredOn("RESOLVED"::equals).hasSize(TARGETS);
    }

    @Test
    void a_silence_that_is_ended_lets_go_at_the_next_look() {
        SilenceId id = silence(LASTS);
        alarm();

        QuarkusTransaction.requiringNew().run(() -> silences.end(id, now(), "ada"));
        watch.heldBack();

        assertThat(held()).hasSize(TARGETS).containsOnly(false);
    }

    @Test
    void what_it_does_not_take_is_told() {
        silence(LASTS);
        location = location + "-elsewhere";
        alarm();
        watch.heldBack();

        assertThat(held()).hasSize(TARGETS).containsOnly(false);
    }

    private SilenceId silence(Duration lasts) {
        SilenceId id = SilenceId.of(location);
        Matcher here = new Matcher(Label.LOCATION, Operator.EQUAL, location);
        QuarkusTransaction.requiringNew().run(() -> silences.save(new Silence(
                id, List.of(here), now(), now().plus(lasts), "olaf", "new doors", Silence.Cause.OPERATOR, null, now(),
                null)));
        return id;
    }

    private void quiet() {
        watch.due();
        watch.heldBack();
        dispatcher.dispatch();
    }

    private void untilSent(int messages) {
        await().until(() -> {
            dispatcher.dispatch();
            return sent().size() == messages;
        });
    }

    private void alarm() {
        LocationRef where = new LocationRef(location, null, null, null, null);
        pipeline.onEvent(new AlarmRaised(
                new Facts(new EventId(location + number++), where, DeviceRef.NONE, now(), now(), "{}"), "security", "test"), Events.SPOT);
    }

    private List<Object> held() {
        return list("select n.withheld from notification n join incident i on i.id = n.incident_id"
                + " where i.location = :location and n.state = 'PENDING'");
    }

    private List<Object> sent() {
        return list("select n.reason from notification n join incident i on i.id = n.incident_id"
                + " where i.location = :location and n.state = 'SENT'");
    }

    private List<Object> timeline() {
        return list("select t.what || ': ' || t.text from timeline t join incident i on i.id = t.incident_id"
                + " where i.location = :location");
    }

    private List<Object> states() {
        return list("select state from incident where location = :location");
    }

    @SuppressWarnings("unchecked")
    private List<Object> list(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(query).setParameter("location", location).getResultList());
    }
}
