package dev.bellwether.operate.retention;

import static dev.bellwether.testkit.Events.LOCATION;
import static dev.bellwether.testkit.MovedTime.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Plan;
import dev.bellwether.decide.Reason;
import dev.bellwether.decide.RulesInForce;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.Source;
import dev.bellwether.incident.TimelineEntry;
import dev.bellwether.notify.Outbox;
import dev.bellwether.testkit.Metrics;
import dev.bellwether.testkit.MovedTime;
import dev.bellwether.testkit.Services;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is old is deleted, nothing else is, and nobody waits for it. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(MovedTime.ByHand.class)
class RetentionAppTest {

    private static final int MANY = 20_000;
    private static final List<String> BELONGING = List.of("alert", "timeline", "notification");

    private final Retention retention;
    private final Incidents incidents;
    private final Outbox outbox;
    private final RulesInForce rules;
    private final EntityManager entities;
    private final AgroalDataSource database;

    RetentionAppTest(
            Retention retention,
            Incidents incidents,
            Outbox outbox,
            RulesInForce rules,
            EntityManager entities,
            AgroalDataSource database) {
        this.retention = retention;
        this.incidents = incidents;
        this.outbox = outbox;
        this.rules = rules;
        this.entities = entities;
        this.database = database;
    }

    @Test
    void an_incident_that_is_long_over_goes_with_all_that_belongs_to_it_and_nothing_live_goes() {
        IncidentId over = incident("over", "RESOLVED", 181, "SENT");
        List<IncidentId> stay = List.of(
                incident("open", "OPEN", 400, "SENT"),
                incident("suspected", "SUSPECTED", 400, "CANCELLED"),
                incident("pending", "RESOLVED", 400, "PENDING"),
                incident("fresh", "RESOLVED", 179, "SENT"));
        IncidentId restless = incident("restless", "RESOLVED", 400, "SENT");
        run("update incident set due_at = now() where id = '" + restless + "'");

        retention.tidy();

        assertThat(incidents(over)).isZero();
        BELONGING.forEach(table -> assertThat(count(table + " where incident_id = '" + over + "'")).as(table).isZero());
        stay.forEach(id -> {
            assertThat(incidents(id)).as(id.toString()).isEqualTo(1);
            BELONGING.forEach(
                    table -> assertThat(count(table + " where incident_id = '" + id + "'")).as(table).isPositive());
        });
        assertThat(incidents(restless)).isEqualTo(1);
    }

    @Test
    void attempts_history_quarantine_and_replays_go_when_their_time_is_up_and_not_before() {
        IncidentId live = incident("attempted", "OPEN", 400, "SENT");
        for (int days : List.of(80, 100)) {
            String at = "timestamptz '" + now() + "' - interval '" + days + " days'";
            run("insert into attempt (incident_id, receiver, integration, reason, at, took_ms, outcome, said) values ('" + live
                    + "', 'r', 'i', 'FIRST', " + at + ", 1, 'delivered', '')");
            run("insert into location_history (location, at, connectivity) values ('kept', " + at + ", 'ONLINE')");
            run("insert into dead_letter_replay (letter_partition, letter_offset, letter_at, at, who, outcome, reason, again)"
                    + " values (0, 0, now(), " + at + " - interval '90 days', 'ada', 'done', 'retention', '')");
        }

        // it waited in a spool before it was processed
        run("insert into inbox (event_id, received_at, processed_at) values ('spooled', timestamptz '" + now()
                + "' - interval '40 days', timestamptz '" + now() + "' - interval '1 day')");

        retention.tidy();

        assertThat(count("inbox where event_id = 'spooled'")).isEqualTo(1);
        assertThat(count("attempt where incident_id = '" + live + "'")).isEqualTo(1);
        assertThat(count("location_history where location = 'kept'")).isEqualTo(1);
        assertThat(count("dead_letter_replay where reason = 'retention'")).isEqualTo(1);
    }

    @Test
    void a_big_table_is_trimmed_while_others_write_to_it_and_hold_some_of_it_and_nobody_waits() throws Exception {
        double deleted = Metrics.value("bellwether_retention_deleted_total{table=\"inbox\"}");
        run("insert into inbox (event_id, processed_at, received_at) select 'old-' || n, old, old"
                + " from generate_series(1, " + MANY + ") n, (select timestamptz '" + now() + "' - interval '36 days' as old) t");
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Long> slowest = CompletableFuture.supplyAsync(() -> write(over));
        try (Connection holder = database.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select 1 from inbox where event_id = 'old-77' for update");

            retention.tidy();

            assertThat(count("inbox where event_id like 'old-%'")).as("what is held stays").isEqualTo(1);
            holder.rollback();
        } finally {
            over.set(true);
        }
        assertThat(slowest.get()).as("the slowest write, in ms").isLessThan(1_000);
        assertThat(count("inbox where event_id like 'new-%'")).isPositive();

        retention.tidy();
        assertThat(count("inbox where event_id like 'old-%'")).isZero();
        assertThat(Metrics.value("bellwether_retention_deleted_total{table=\"inbox\"}")).isEqualTo(deleted + MANY);
    }

    @Test
    void while_another_replica_deletes_this_one_does_not() throws Exception {
        run("insert into inbox (event_id, processed_at, received_at) values ('other-1', 'epoch', 'epoch')");
        try (Connection replica = database.getConnection();
                Statement statement = replica.createStatement()) {
            replica.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(" + 0x62656c6c_74696479L + ")");
            retention.tidy();
            assertThat(count("inbox where event_id = 'other-1'")).isEqualTo(1);
            replica.rollback();
        }

        retention.tidy();
        assertThat(count("inbox where event_id = 'other-1'")).isZero();
    }

    /** Writes until it is over; returns how long the slowest write took, in milliseconds. */
    private long write(AtomicBoolean over) {
        List<Long> took = new ArrayList<>(List.of(0L));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; !over.get(); i++) {
                long began = System.nanoTime();
                statement.execute("insert into inbox (event_id, processed_at, received_at) values ('new-" + i + "', now(), now())");
                statement.execute("update inbox set reason = 'x' where event_id = 'new-" + i / 2 + "'");
                took.add((System.nanoTime() - began) / 1_000_000);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return took.stream().mapToLong(it -> it).max().orElseThrow();
    }

    private IncidentId incident(String location, String state, int daysAgo, String told) {
        Alert alert = new Alert(
                Fingerprint.of(AlertName.LOCATION_OUTAGE, location, "", ""), AlertName.LOCATION_OUTAGE, Severity.CRITICAL,
                DeviceRef.NONE, "", Source.WEBHOOK, now(), now(), now(), null);
        LiveIncident incident = LiveIncident.opened(new IncidentKey(location, Kind.CONNECTION), LOCATION, alert, "retention");
        QuarkusTransaction.requiringNew().run(() -> {
            incidents.save(incident, List.of(new TimelineEntry(now(), "opened", "test")), null);
            outbox.tell(incident.id(), new Plan.Tell("oncall", Reason.FIRST, now()), rules.now().receivers().get("oncall").integrations());
        });
        String at = "timestamptz '" + now() + "' - interval '" + daysAgo + " days'";
        run("update incident set state = '" + state + "', opened_at = " + at + ", updated_at = " + at
                + (state.equals("RESOLVED") ? ", resolved_how = 'SEEN', resolved_at = " + at : "") + " where id = '" + incident.id() + "'");
        run("update notification set state = '" + told + "', ended_at = " + (told.equals("PENDING") ? "null" : at)
                + " where incident_id = '" + incident.id() + "'");
        return incident.id();
    }

    private long incidents(IncidentId id) {
        return count("incident where id = '" + id + "'");
    }

    private long count(String what) {
        return QuarkusTransaction.requiringNew().call(
                () -> ((Number) entities.createNativeQuery("select count(*) from " + what).getSingleResult()).longValue());
    }

    private void run(String statement) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(statement).executeUpdate());
    }
}
