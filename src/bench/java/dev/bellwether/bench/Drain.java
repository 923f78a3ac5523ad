package dev.bellwether.bench;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/** How fast events go from the topic into PostgreSQL, read off the inbox. */
final class Drain implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(50);
    /** So many events until what each runs through is compiled. */
    private static final int WARM = 10_000;

    private final Connection connection;

    Drain(Map<String, String> settings) throws SQLException {
        this.connection = DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
    }

    /** Events per second over this time, after warming up. */
    double perSecond(Duration time) throws SQLException {
        long before = events();
        await().atMost(Duration.ofMinutes(5)).pollInterval(LOOK).until(() -> events() >= before + WARM);
        long first = events();
        long start = System.nanoTime();
        during(time);
        return (events() - first) * 1e9 / (System.nanoTime() - start);
    }

    /** Rows per second when a row is all there is to a transaction. */
    double rowsPerSecond(Duration time) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temporary table row_by_row (event_id text primary key, processed_at timestamptz)");
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into row_by_row values (?, now()) on conflict do nothing")) {
            long start = System.nanoTime();
            long rows = 0;
            for (; System.nanoTime() - start < time.toNanos(); rows++) {
                insert.setString(1, "%032x".formatted(rows * 0x9E3779B97F4A7C15L));
                insert.executeUpdate();
            }
            return rows * 1e9 / (System.nanoTime() - start);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static void during(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await().atMost(time.multipliedBy(2)).pollInterval(LOOK).until(() -> System.nanoTime() >= end);
    }

    private long events() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from inbox")) {
            count.next();
            return count.getLong(1);
        }
    }
}
