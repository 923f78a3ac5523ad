package dev.bellwether.notify;

import static dev.bellwether.testkit.MovedTime.advance;
import static dev.bellwether.testkit.MovedTime.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.decide.Plan;
import dev.bellwether.decide.Reason;
import dev.bellwether.decide.Rules;
import dev.bellwether.decide.RulesInForce;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Recovery;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.Source;
import dev.bellwether.local.slack.SlackCall;
import dev.bellwether.testkit.MovedTime;
import dev.bellwether.testkit.Services;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What is held back while another incident is told in its place. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(MovedTime.ByHand.class)
class WithholdAppTest {

    private static final int TARGETS = 3;
    private static final Duration PACE = Duration.ofMinutes(5);

    @Inject
    PostgresOutbox outbox;

    @Inject
    Deliveries deliveries;

    @Inject
    Lanes lanes;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Incidents incidents;

    @Inject
    RulesInForce rules;

    private String name;

    @BeforeEach
    void clear(TestInfo test) {
        Services.clear();
        name = test.getTestMethod().orElseThrow().getName();
        advance(Duration.ofHours(1));
    }

    @Test
    void what_is_withheld_is_not_sent_and_what_is_not_is() {
        LiveIncident held = opened("held");
        LiveIncident free = opened("free");
        withhold(held);

        dispatchUntilTold("free", 1);
        advance(Duration.ofHours(3)); // before anything is repeated
        dispatcher.dispatch();

        assertThat(told("free")).hasSize(2);
        assertThat(told("held")).isEmpty();
        assertThat(rows(held)).containsOnly("FIRST PENDING 0");
        assertThat(rows(free)).contains("FIRST SENT 1");
    }

    @Test
    void what_is_released_is_told_from_the_given_time_on_and_what_is_still_covered_is_not() {
        LiveIncident released = opened("released");
        LiveIncident covered = opened("covered");
        withhold(released, covered);

        Instant from = now().plus(PACE);
        in(() -> outbox.release(Set.of(covered.id()), from));
        dispatcher.dispatch();
        advance(PACE.minusSeconds(1));
        dispatcher.dispatch();
        assertThat(rows(released)).containsOnly("FIRST PENDING 0");

        advance(Duration.ofSeconds(1));
        dispatchUntilTold("released", 1);
        assertThat(rows(covered)).containsOnly("FIRST PENDING 0");
    }

    @Test
    void what_is_released_before_its_own_time_waits_for_that() {
        LiveIncident incident = incident("early");
        in(() -> {
            incidents.save(incident, List.of(), null);
            outbox.tell(incident.id(), new Plan.Tell("oncall", Reason.FIRST, now().plus(PACE)), targets());
        });
        withhold(incident);
        in(() -> outbox.release(Set.of(), now()));

        dispatcher.dispatch();

        assertThat(rows(incident)).containsOnly("FIRST PENDING 0");
    }

    @Test
    void an_incident_that_ends_while_it_is_withheld_is_told_to_nobody_if_nobody_was_told() {
        LiveIncident incident = opened("silent");
        withhold(incident);

        resolve(incident);
        in(() -> outbox.release(Set.of(), now()));
        advance(PACE);
        dispatcher.dispatch();

        assertThat(rows(incident)).hasSize(TARGETS).containsOnly("FIRST CANCELLED 0");
    }

    @Test
    void an_incident_that_ends_while_it_is_withheld_is_told_to_all_who_were_told_once_each() {
        LiveIncident incident = opened("known");
        dispatchUntilTold("known", 1);
        withhold(incident);
        assertThat(rows(incident)).filteredOn(row -> row.startsWith("REPEAT")).hasSize(TARGETS);
        advance(Duration.ofDays(1));
        dispatcher.dispatch();
        assertThat(rows(incident)).filteredOn(row -> row.startsWith("REPEAT")).containsOnly("REPEAT PENDING 0");

        resolve(incident);
        dispatchUntilTold("known", 2);
        in(() -> outbox.release(Set.of(), now()));
        advance(Duration.ofDays(1));
        dispatcher.dispatch();

        assertThat(rows(incident)).hasSize(2 * TARGETS).containsOnly("FIRST SENT 1", "RESOLVED SENT 1");
        assertThat(told("known")).hasSize(4);
    }

    @Test
    void who_is_already_being_told_is_told() {
        LiveIncident incident = opened("under_way");
        List<NotificationRow> taken = QuarkusTransaction.requiringNew()
                .call(() -> lanes.all().values().stream()
                        .distinct()
                        .flatMap(lane -> deliveries.take(lane, TARGETS, List.of(), Duration.ofSeconds(1)).stream())
                        .toList());
        assertThat(taken).hasSize(TARGETS);

        withhold(incident);
        advance(Duration.ofSeconds(2)); // that replica has died

        dispatchUntilTold("under_way", 1);
    }

    @Test
    void more_of_the_same_does_not_get_a_withheld_incident_told() {
        LiveIncident incident = opened("more");
        withhold(incident);

        in(() -> outbox.tell(incident.id(), new Plan.Tell("oncall", Reason.CHANGED, now()), targets()));
        dispatcher.dispatch();

        assertThat(rows(incident)).hasSize(TARGETS).containsOnly("FIRST PENDING 0");
    }

    private LiveIncident opened(String what) {
        LiveIncident incident = incident(what);
        in(() -> {
            incidents.save(incident, List.of(), null);
            outbox.tell(incident.id(), new Plan.Tell("oncall", Reason.FIRST, now()), targets());
        });
        return incident;
    }

    private LiveIncident incident(String what) {
        IncidentKey key = new IncidentKey(spoken(what), Kind.CONNECTION);
        Fingerprint fingerprint = Fingerprint.of(AlertName.LOCATION_OUTAGE, key.location(), "", "");
        Alert alert = new Alert(
                fingerprint, AlertName.LOCATION_OUTAGE, Severity.CRITICAL, DeviceRef.NONE, "offline", Source.WEBHOOK,
                now(), now(), now(), null);
        return LiveIncident.opened(key, new LocationRef(null, null, null, null, key.location()), alert, "test");
    }

    private String spoken(String what) {
        return name + ":" + what;
    }

    private void resolve(LiveIncident incident) {
        in(() -> {
            incidents.save(incident.resolve(now(), Recovery.POLL), List.of(), null);
            outbox.settle(incident.id(), new Plan.Settle(Map.of()), now());
        });
    }

    private void withhold(Incident... covered) {
        List<IncidentId> ids = List.of(covered).stream().map(Incident::id).toList();
        in(() -> outbox.withhold(ids));
    }

    private List<Rules.Integration> targets() {
        return rules.now().receivers().get("oncall").integrations();
    }

    /** Until every target was told so many times. */
    private void dispatchUntilTold(String what, int times) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            dispatcher.dispatch();
            return told(what).size() == 2 * times
                    && Services.mail().mails().stream().filter(mail -> mail.text().contains(spoken(what))).count() == times
                    && sent(what) == (long) TARGETS * times;
        });
    }

    private long sent(String what) {
        IncidentKey key = new IncidentKey(spoken(what), Kind.CONNECTION);
        IncidentId id = IncidentId.of(key, "test");
        return QuarkusTransaction.requiringNew()
                .call(() -> outbox.count("incidentId = ?1 and state = ?2", id.value(), NotificationRow.State.SENT));
    }

    private List<String> told(String what) {
        return Services.slack().calls().stream()
                .filter(SlackCall::accepted)
                .filter(call -> !call.method().equals("chat.update")) // shows the same as the answer in its thread
                .filter(call -> call.everything().contains(spoken(what)))
                .map(SlackCall::method)
                .toList();
    }

    private List<String> rows(Incident incident) {
        return QuarkusTransaction.requiringNew().call(() -> outbox.list("incidentId", incident.id().value()).stream()
                .map(row -> row.reason + " " + row.state + " " + row.attempts)
                .toList());
    }

    private static void in(Runnable transaction) {
        QuarkusTransaction.requiringNew().run(transaction);
    }
}
