package dev.bellwether.notify;

import static dev.bellwether.testkit.Events.LOCATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Plan;
import dev.bellwether.decide.Reason;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.Late;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.Source;
import dev.bellwether.testkit.Services;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is decided about an incident just when a message about it arrives. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class OutboxAppTest {

    /** So far off that the dispatcher never takes a row of these tests. */
    private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");

    private final PostgresOutbox outbox;
    private final Arrears arrears;
    private final Deliveries deliveries;
    private final Incidents incidents;

    OutboxAppTest(PostgresOutbox outbox, Arrears arrears, Deliveries deliveries, Incidents incidents) {
        this.outbox = outbox;
        this.arrears = arrears;
        this.deliveries = deliveries;
        this.incidents = incidents;
    }

    @Test
    void more_to_tell_joins_the_successor_that_a_delivery_leaves_meanwhile() throws Exception {
        IncidentId incident = planned("a");

        whileDelivered(incident, () -> outbox.tell(incident, tell(Reason.CHANGED), integrations()));

        assertThat(states(incident)).containsExactly("SENT", "PENDING");
    }

    @Test
    void the_end_joins_the_successor_that_a_delivery_leaves_meanwhile() throws Exception {
        IncidentId incident = planned("b");

        whileDelivered(incident, () -> outbox.settle(incident, new Plan.Settle(Map.of()), FAR));

        assertThat(states(incident)).containsExactly("SENT", "PENDING");
    }

    @Test
    void what_was_held_back_and_is_over_before_it_is_due_again_is_told_to_nobody() {
        Instant past = Instant.parse("2026-03-01T10:00:00Z");
        IncidentId incident = QuarkusTransaction.requiringNew().call(() -> {
            IncidentId id = planned("c", past);
            outbox.withhold(List.of(id));
            outbox.release(List.of(), FAR);
            return id;
        });

        QuarkusTransaction.requiringNew().run(() -> outbox.settle(incident, new Plan.Settle(Map.of()), past.plusSeconds(60)));

        assertThat(states(incident)).containsExactly("CANCELLED");
    }

    @Test
    void what_was_planned_long_ago_and_told_anew_while_under_way_is_due_now_and_not_late() {
        Instant past = Instant.parse("2026-03-01T10:00:00Z");
        QuarkusTransaction.begin();
        try {
            IncidentId incident = planned("d", past);
            NotificationRow row = rows(incident).get(0);
            int version = row.version;
            outbox.getEntityManager()
                    .createNativeQuery("update notification set created_at = next_attempt_at, lane = '' where id = ?1")
                    .setParameter(1, row.id)
                    .executeUpdate();
            assertThat(arrears.overdue(past)).hasValue(new Late(1, past));

            outbox.tell(incident, tell(Reason.CHANGED), integrations());
            deliveries.delivered(new Deliveries.Taken(row.id, version, Reason.FIRST, null), new Deliveries.Again(Reason.REPEAT, FAR));

            assertThat(arrears.overdue(past)).isEmpty();
        } finally {
            QuarkusTransaction.rollback(); // before it is sent
        }
    }

    @Test
    void an_end_that_is_not_true_any_more_is_told_to_nobody_and_the_next_one_is() {
        Instant past = Instant.parse("2026-03-01T10:00:00Z");
        QuarkusTransaction.begin();
        try {
            IncidentId incident = planned("f", past);
            NotificationRow row = rows(incident).get(0);
            deliveries.delivered(new Deliveries.Taken(row.id, row.version, Reason.ESCALATED, null), null);
            outbox.settle(incident, new Plan.Settle(Map.of()), past.plusSeconds(1));
            assertThat(rows(incident)).extracting(each -> each.state.name()).containsExactly("SENT", "PENDING");

            outbox.takeBackEnds(incident, past.plusSeconds(2));
            assertThat(rows(incident)).extracting(each -> each.state.name()).containsExactly("SENT", "CANCELLED");

            outbox.settle(incident, new Plan.Settle(Map.of()), past.plusSeconds(3));
            assertThat(rows(incident)).extracting(each -> each.state.name()).containsExactly("SENT", "CANCELLED", "PENDING");
        } finally {
            QuarkusTransaction.rollback(); // before it is sent
        }
    }

    @Test
    void who_was_told_while_it_ended_and_began_again_hears_that_it_is_over() {
        Instant past = Instant.parse("2026-03-01T10:00:00Z");
        QuarkusTransaction.begin();
        try {
            IncidentId incident = planned("e", past);
            NotificationRow row = rows(incident).get(0);
            int version = row.version;
            row.attempts = 1; // under way, with the beginning
            outbox.settle(incident, new Plan.Settle(Map.of()), past.plusSeconds(1));
            deliveries.delivered(new Deliveries.Taken(row.id, version, Reason.FIRST, null), null);
            outbox.tell(incident, tell(Reason.REOPENED), integrations());

            outbox.settle(incident, new Plan.Settle(Map.of()), past.plusSeconds(2));

            assertThat(rows(incident))
                    .extracting(each -> each.reason + " " + each.state)
                    .containsExactlyInAnyOrder("FIRST SENT", "RESOLVED PENDING");
        } finally {
            QuarkusTransaction.rollback(); // before it is sent
        }
    }

    /** Begins the work while a delivery is being written down, and has that committed first. */
    private void whileDelivered(IncidentId incident, Runnable work) throws Exception {
        CompletableFuture<Void> working = QuarkusTransaction.requiringNew().call(() -> {
            NotificationRow row = rows(incident).get(0);
            deliveries.delivered(new Deliveries.Taken(row.id, row.version, row.reason, null), new Deliveries.Again(Reason.REPEAT, FAR));
            outbox.flush();
            CompletableFuture<Void> begun =
                    CompletableFuture.runAsync(() -> QuarkusTransaction.requiringNew().run(work));
            awaitAWaitingSession();
            return begun;
        });
        working.get(20, TimeUnit.SECONDS);
    }

    private void awaitAWaitingSession() {
        for (int i = 0; i < 100_000; i++) {
            Number waiting = (Number) outbox.getEntityManager()
                    .createNativeQuery("select count(*) from pg_locks where not granted")
                    .getSingleResult();
            if (waiting.intValue() > 0) {
                return;
            }
        }
        throw new AssertionError("nobody waits for the row");
    }

    private IncidentId planned(String location) {
        return QuarkusTransaction.requiringNew().call(() -> planned(location, FAR));
    }

    private IncidentId planned(String location, Instant due) {
        Instant now = Instant.parse("2026-03-01T10:00:00Z");
        Alert alert = new Alert(
                Fingerprint.of(AlertName.LOCATION_OUTAGE, location, "", ""), AlertName.LOCATION_OUTAGE, Severity.CRITICAL,
                DeviceRef.NONE, "", Source.WEBHOOK, now, now, now, null);
        LiveIncident incident =
                LiveIncident.opened(new IncidentKey("outbox-" + location, Kind.CONNECTION), LOCATION, alert, "test");
        incidents.save(incident, List.of(), null);
        outbox.tell(incident.id(), new Plan.Tell("oncall", Reason.FIRST, due), integrations());
        return incident.id();
    }

    private List<String> states(IncidentId incident) {
        return QuarkusTransaction.requiringNew()
                .call(() -> rows(incident).stream().map(row -> row.state.name()).toList());
    }

    private List<NotificationRow> rows(IncidentId incident) {
        return outbox.find("incidentId = ?1 order by id", incident.value()).list();
    }

    private static Plan.Tell tell(Reason reason) {
        return new Plan.Tell("oncall", reason, FAR);
    }

    private static List<Integration> integrations() {
        return List.of(new Integration("slack", 0, Map.of()));
    }
}
