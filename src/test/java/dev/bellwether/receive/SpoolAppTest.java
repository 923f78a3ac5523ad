package dev.bellwether.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.event.wire.EventRecord;
import dev.bellwether.receive.spool.Spool;
import dev.bellwether.testkit.Metrics;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Kafka is well, and the spool holds what was taken while it was not. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class SpoolAppTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    DataSource database;

    @Inject
    Spool spool;

    private final String mark = UUID.randomUUID().toString();

    @Test
    void what_it_holds_comes_onto_kafka_in_order_with_its_time_and_before_what_is_newer() throws SQLException {
        try (Topic events = Topic.ofEvents()) {
            int spooled = 2_000;
            insert(IntStream.range(0, spooled).mapToObj(this::data).toArray(String[]::new));
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(spool::isHolding);
            int newer = 20;
            for (int i = spooled; i < spooled + newer; i++) {
                assertThat(Deliveries.postSigned("report", data(i)).statusCode()).isEqualTo(202);
            }

            List<String> values = take(events, spooled + newer);
            for (int location = 0; location < 3; location++) {
                int its = location;
                assertThat(values)
                        .filteredOn(value -> value.contains("\"location_id\":\"" + its + mark))
                        .map(SpoolAppTest::number)
                        .isEqualTo(IntStream.range(0, spooled + newer).filter(i -> i % 3 == its).boxed().toList());
            }
            assertThat(values.get(0)).contains("\"received_at\":\"2026-01-02T03:04:05.678901Z\"");
        }
        await().atMost(PATIENCE).until(() -> !spool.isHolding());
        assertThat(Metrics.value("bellwether_spool_waiting")).isZero();
        assertThat(Metrics.value("bellwether_spool_deliveries_total{outcome=\"drained\"}")).isGreaterThanOrEqualTo(2_000);
    }

    @Test
    void one_that_kafka_never_takes_is_set_aside_and_kept_and_holds_nothing_up() throws SQLException {
        try (Topic events = Topic.ofEvents()) {
            insert(data(0), "{\"location_id\":\"0" + mark + "\",\"long\":\"" + "x".repeat(1_100_000) + "\"}", data(3));
            assertThat(take(events, 2)).map(SpoolAppTest::number).containsExactly(0, 3);
        }
        await().atMost(PATIENCE).until(() -> Metrics.value("bellwether_spool_set_aside") == 1 && !spool.isHolding());
        assertThat(query("select set_aside from spool")).singleElement().asString().contains("longer than the broker takes");
        assertThat(Metrics.value("bellwether_spool_deliveries_total{outcome=\"set_aside\"}")).isEqualTo(1);
        run("delete from spool");
    }

    @Test
    void while_another_replica_drains_this_one_does_not_and_lets_nothing_past() throws SQLException {
        try (Topic events = Topic.ofEvents();
                Connection other = database.getConnection()) {
            keepWhileAnotherDrains(other, data(0));
            assertThat(Deliveries.postSigned("report", data(3)).statusCode()).isEqualTo(202);
            assertThat(query("select id from spool")).hasSize(2);
            other.rollback();
            assertThat(take(events, 2)).map(SpoolAppTest::number).containsExactly(0, 3);
        }
    }

    @Test
    void when_another_replica_has_drained_the_next_one_goes_to_kafka_itself_and_holds_nobody_up() throws SQLException {
        try (Topic events = Topic.ofEvents();
                Connection other = database.getConnection()) {
            keepWhileAnotherDrains(other, data(0));
            run("delete from spool");
            double written = Metrics.value("bellwether_spool_deliveries_total{outcome=\"written\"}");

            assertThat(Deliveries.postSigned("report", data(3)).statusCode()).isEqualTo(202);
            assertThat(take(events, 1)).map(SpoolAppTest::number).containsExactly(3);
            await().atMost(PATIENCE).until(() -> !spool.isHolding());
            assertThat(Metrics.value("bellwether_spool_deliveries_total{outcome=\"written\"}")).isEqualTo(written);
            other.rollback();
        }
    }

    @Test
    void what_comes_while_the_database_gives_no_answer_goes_past_what_is_kept_and_that_is_counted() throws SQLException {
        double before = Metrics.value("bellwether_spool_overtaken_total");
        try (Topic events = Topic.ofEvents();
                Connection other = database.getConnection()) {
            keepWhileAnotherDrains(other, data(0));
            other.createStatement().execute("lock table spool in exclusive mode");
            assertThat(Deliveries.postSigned("report", data(3)).statusCode()).isEqualTo(202);
            assertThat(Metrics.value("bellwether_spool_overtaken_total")).isEqualTo(before + 1);
            assertThat(take(events, 1)).map(SpoolAppTest::number).containsExactly(3);
            other.rollback();
            assertThat(take(events, 1)).map(SpoolAppTest::number).containsExactly(0);
        }
    }

    @Test
    void no_connection_that_it_gave_back_is_believed_in_for_ever() throws SQLException {
        insert(data(0), data(1), data(2));
        await().atMost(PATIENCE).until(() -> query("select id from spool").isEmpty());
        List<Connection> pool = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                pool.add(database.getConnection());
                assertThat(pool.get(i).getNetworkTimeout()).isEqualTo(20_000);
            }
        } finally {
            for (Connection connection : pool) {
                connection.close();
            }
        }
    }

    /** Something is kept, and this replica knows of it but cannot drain it until the other's transaction ends. */
    private void keepWhileAnotherDrains(Connection other, String data) throws SQLException {
        other.setAutoCommit(false);
        other.createStatement().execute("select pg_advisory_xact_lock(7310457120)");
        insert(data);
        await().atMost(PATIENCE).until(spool::isHolding);
    }

    private String data(int i) {
        return "{\"location_id\":\"" + i % 3 + mark + "\",\"number\":" + i + ",\"timestamp\":\"2026-01-02T03:04:05Z\"}";
    }

    private static int number(String value) {
        return Integer.parseInt(value.replaceAll("(?s).*\"number\":(\\d+).*", "$1"));
    }

    /** Those of this test. */
    private List<String> take(Topic events, int count) {
        List<String> values = new ArrayList<>();
        while (values.size() < count) {
            for (EventRecord record : events.take(1)) {
                String value = new String(record.value(), StandardCharsets.UTF_8);
                if (value.contains(mark)) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private void insert(String... data) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into spool (received_at, type, data) values (?, 'report', ?)")) {
            connection.setAutoCommit(false);
            for (String each : data) {
                insert.setObject(1, OffsetDateTime.parse("2026-01-02T03:04:05.678901Z"));
                insert.setBytes(2, each.getBytes(StandardCharsets.UTF_8));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private List<Object> query(String sql) throws SQLException {
        List<Object> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getObject(1));
            }
        }
        return found;
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.createStatement().executeUpdate(sql);
        }
    }
}
