package dev.bellwether.journey;

import static dev.bellwether.journey.Told.of;
import static dev.bellwether.journey.Told.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.local.http.Fault;
import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.Metrics;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What polls show against what webhooks told: missed, late, blind, one trouble in many. */
@QuarkusTest
@Tag("app")
@QuarkusTestResource(Services.class)
@TestProfile(ReconcileAppIT.Hasty.class)
class ReconcileAppIT {

    private static final String POLLS = "bellwether_directory_polls_total{outcome=\"%s\"}";
    /** How many calls to Slack one message makes: two integrations. */
    private static final int ONCE = 2;

    /** Hours are seconds; one good look is enough, so that nothing is told between the ends of two things. */
    public static final class Hasty implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "bellwether.reconcile.settle", "0s",
                    "bellwether.reconcile.connection-within", "1s",
                    "bellwether.reconcile.slack", "1s",
                    "bellwether.reconcile.recheck", "1s",
                    "bellwether.reconcile.blind-after", "3s",
                    "bellwether.reconcile.failing-after", "3s",
                    "bellwether.reconcile.area-metres", "6000");
        }
    }

    @BeforeEach
    void clear() {
        Records.here().calm();
    }

    @Test
    void an_outage_that_no_webhook_told_is_told_as_seen_by_polling_with_what_it_means_kept_and_ends_by_polling() {
        String code = Told.code(4);
        String id = of(code, "id");
        Told.silence(code);

        assertThat(Await.slackCall("Location outage · " + of(code, "name")).everything())
                .contains("Seen by polling Bikeep's API");
        assertThat(Records.here().list("select total || ' ' || online || ' ' || trapped from impact where incident_id in"
                        + " (select id from incident where location = '" + id + "')"))
                .containsExactly("10 0 0");

        Services.bikeep().wake(code);
        Await.slackCall("Resolved: Location outage · " + of(code, "name"));
        assertThat(Records.here().incidents(id)).containsExactly("RESOLVED");
    }

    @Test
    void a_webhook_that_comes_when_the_location_is_back_is_over_at_the_next_look_and_told_to_nobody() {
        String code = Told.code(5);
        String id = of(code, "id");
        Services.bikeep().silenceOne(code);
        Told.awaitConnection(code, "partially_online");
        String late = Services.bikeep().connectionOfOne(code);
        Services.bikeep().wake(code);
        awaitMore("succeeded", 1);

        post("connection", late);

        patiently().until(() -> Records.here().incidents(id).equals(List.of("RESOLVED")));
        Told.settle();
        assertThat(Told.slack(of(code, "name"))).isEmpty();
        assertThat(Told.mails(of(code, "name"))).isEmpty();
    }

    @Test
    void not_knowing_is_no_outage_and_is_told_once_after_a_while_until_bikeep_knows_again() {
        String code = Told.code(6);
        String blind = "Out of sight · " + of(code, "name");
        Services.bikeep().lose(code);

        Await.slackCall(blind);
        awaitMore("succeeded", 3);
        patiently().until(() -> Told.slack(blind).size() == ONCE);
        assertThat(Records.here().incidents(of(code, "id"))).isEmpty();
        assertThat(Told.mails(of(code, "name"))).hasSize(1);

        Services.bikeep().wake(code);
        Await.slackCall("Resolved: " + blind);
    }

    @Test
    void not_knowing_is_no_recovery_either() {
        String code = Told.code(7);
        String id = of(code, "id");
        Told.silence(code);
        post("connection_confirmed", Services.bikeep().confirmed(code));
        Await.slackCall("Location outage · " + of(code, "name"));

        Services.bikeep().lose(code);
        Services.bikeep().hear(code);
        Await.slackCall("Out of sight · " + of(code, "name"));
        awaitMore("succeeded", 3);
        assertThat(Records.here().incidents(id)).containsExactly("OPEN");

        Services.bikeep().wake(code);
        Await.slackCall("Resolved: Location outage · " + of(code, "name"));
    }

    @Test
    void neighbours_that_go_together_are_one_message_and_what_is_still_broken_afterwards_is_told() {
        List<String> gone = Services.bikeep().neighbours(Told.code(0)).subList(0, 3);
        String stays = gone.get(0);
        silence(gone);
        Await.slackCall("Area outage");
        post("connection_confirmed", Services.bikeep().confirmed(stays));
        patiently().until(() -> gone.stream().allMatch(code -> Records.here().withheld(of(code, "id")) == 3));
        Told.settle();
        assertThat(Told.slack("Area outage")).hasSize(ONCE);
        gone.forEach(code -> assertThat(Told.slack(" · " + of(code, "name"))).isEmpty());

        synchronized (Services.bikeep().lock()) {
            gone.subList(1, 3).forEach(Services.bikeep()::wake);
            Services.bikeep().wakeAllButOne(stays);
        }
        Await.slackCall("Resolved: Area outage");
        Await.slackCall(" · " + of(stays, "name"));
        Told.settle();
        gone.subList(1, 3).forEach(code -> assertThat(Told.slack(" · " + of(code, "name"))).isEmpty());
        gone.subList(1, 3).forEach(code -> assertThat(Records.here().incidents(of(code, "id"))).containsOnly("RESOLVED"));
    }

    @Test
    void when_most_locations_go_at_once_it_is_one_message_about_bikeep_and_none_about_them() {
        List<String> gone = Services.bikeep().codes().subList(0, 8);
        silence(gone);
        assertThat(Await.slackCall("Bikeep outage").everything()).contains("8 of 12");
        patiently().until(() -> gone.stream().allMatch(code -> Records.here().withheld(of(code, "id")) == 3));
        Told.settle();
        assertThat(Told.slack("Bikeep outage")).hasSize(ONCE);

        Services.bikeep().recover();
        Await.slackCall("Resolved: Bikeep outage");
        patiently().until(() -> gone.stream()
                .allMatch(code -> Records.here().incidents(of(code, "id")).stream().allMatch("RESOLVED"::equals)));
        Told.settle();
        assertThat(Told.slack("Area outage")).isEmpty();
        gone.forEach(code -> assertThat(Told.slack(" · " + of(code, "name"))).isEmpty());
    }

    @Test
    void an_api_that_fails_for_long_is_told_once_holds_nothing_back_and_its_end_is_told() {
        String code = Told.code(10);
        Told.silence(code);
        String confirmed = Services.bikeep().confirmed(code);
        Services.bikeep().faults().always(Fault.status(500));

        assertThat(Await.slackCall("Bikeep's API fails").everything()).contains("no usable answer");
        post("connection_confirmed", confirmed);
        Await.slackCall("Location outage · " + of(code, "name"));
        awaitMore("failed", 3);
        Told.settle();
        assertThat(Told.slack("Bikeep's API fails")).hasSize(ONCE);

        Services.bikeep().faults().lift();
        Await.slackCall("Resolved: Bikeep's API fails");
    }

    /** All of them in the same moment, as one switch would do. */
    private static void silence(List<String> codes) {
        synchronized (Services.bikeep().lock()) {
            codes.forEach(Services.bikeep()::silence);
        }
    }

    private static void awaitMore(String outcome, int times) {
        String series = POLLS.formatted(outcome);
        double before = Metrics.value(series);
        patiently().until(() -> Metrics.value(series) >= before + times);
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
