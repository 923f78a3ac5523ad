package dev.bellwether.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** By how much each table grows, its indexes with it, read off PostgreSQL. */
final class Growth implements AutoCloseable {

    private static final String SIZES =
            """
            select relname, pg_total_relation_size(relid) from pg_stat_user_tables
            where schemaname = 'public'
            """;
    private static final double MILLION = 1e6;
    /** What grows by less is not worth a line. */
    private static final double MIB = 1 << 20;

    private final Connection connection;
    private final Map<String, Long> before;
    private final long events;

    /** Begins with the tables as they are. */
    Growth(Map<String, String> settings) throws SQLException {
        this.connection = DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
        this.before = sizes();
        this.events = count("inbox");
    }

    /** What the tables have grown by since, for a million events. */
    void report(Report report) throws SQLException {
        long since = count("inbox") - events;
        report.line("growth, MiB for a million events with their indexes; measured with %,d events, %,d incidents and %,d"
                + " messages in all:", since, count("incident"), count("notification"));
        sizes().forEach((table, size) -> {
            double mib = (size - before.getOrDefault(table, 0L)) / MIB * MILLION / since;
            if (mib >= 1) {
                report.line("    %-20s %,8.0f", table, mib);
            }
        });
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private Map<String, Long> sizes() throws SQLException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SIZES)) {
            while (rows.next()) {
                sizes.put(rows.getString(1), rows.getLong(2));
            }
        }
        return sizes;
    }

    private long count(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from " + table)) {
            count.next();
            return count.getLong(1);
        }
    }
}
