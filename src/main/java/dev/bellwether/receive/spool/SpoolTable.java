package dev.bellwether.receive.spool;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The table {@code spool}, by plain JDBC: many rows at a time, on connections that do not wait for ever. */
@Singleton
class SpoolTable {

    /** Any numbers that no other lock of this database has. */
    private static final long DRAINER = 7_310_457_120L;
    private static final long WRITERS = 7_310_457_121L;
    /** How long the server may take over many long rows. */
    private static final Duration DRAIN = Duration.ofSeconds(10);
    /** Longer than publishing takes to give up. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final AgroalDataSource database;
    private final SpoolSettings settings;

    SpoolTable(AgroalDataSource database, SpoolSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** A row that waits for Kafka. */
    record Row(long id, Delivery delivery) {}

    /** What is kept now, by a connection of its own. */
    Stock stock() throws SQLException {
        try (Transaction transaction = new Transaction(database, settings.timeout())) {
            Stock stock = stock(transaction.connection());
            transaction.commit();
            return stock;
        }
    }

    /** What is kept now. */
    static Stock stock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        """
                        select count(*) filter (where set_aside is null), min(received_at) filter (where set_aside is null),
                               count(set_aside), coalesce(sum(octet_length(data)), 0)
                        from spool""")) {
            row.next();
            OffsetDateTime oldest = row.getObject(2, OffsetDateTime.class);
            return new Stock(row.getLong(1), oldest == null ? null : oldest.toInstant(), row.getLong(3), row.getLong(4));
        }
    }

    /** Whether not even a small delivery would be taken. */
    boolean isFull(Stock stock) {
        return stock.count() >= settings.maxCount() || stock.bytes() >= settings.maxSize().asLongValue();
    }

    /**
     * Writes the first of them, as many as the bounds allow, and commits.
     *
     * @param mayPass whether nothing is to be written if nothing waits that they would overtake
     * @return how many were written, or {@link Intake.Writer#NOTHING_KEPT}
     */
    int write(List<Delivery> deliveries, boolean mayPass) throws SQLException {
        try (Transaction transaction = new Transaction(database, settings.timeout())) {
            execute(transaction.connection(), "select pg_advisory_xact_lock_shared(" + WRITERS + ")");
            Stock stock = stock(transaction.connection());
            if (mayPass && stock.waiting() == 0) {
                transaction.commit();
                return Intake.Writer.NOTHING_KEPT;
            }
            int fitting = fitting(stock, deliveries);
            if (fitting > 0) {
                insert(transaction.connection(), deliveries.subList(0, fitting));
            }
            transaction.commit();
            return fitting;
        }
    }

    private int fitting(Stock stock, List<Delivery> deliveries) {
        long count = stock.count();
        long bytes = stock.bytes();
        int fitting = 0;
        for (Delivery delivery : deliveries) {
            count++;
            bytes += delivery.data().length;
            if (count > settings.maxCount() || bytes > settings.maxSize().asLongValue()) {
                break; // those behind it are not let past it
            }
            fitting++;
        }
        return fitting;
    }

    private static void insert(Connection connection, List<Delivery> deliveries) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into spool (received_at, type, data) values (?, ?, ?)")) {
            for (Delivery delivery : deliveries) {
                insert.setObject(1, OffsetDateTime.ofInstant(delivery.receivedAt(), ZoneOffset.UTC));
                insert.setString(2, delivery.type());
                insert.setBytes(3, delivery.data());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** For draining: what is removed in it is there again unless it is committed. */
    Transaction drain() throws SQLException {
        Transaction transaction = new Transaction(database, DRAIN);
        try {
            transaction.endWhenIdleFor(IDLE);
            return transaction;
        } catch (SQLException e) {
            transaction.close();
            throw e;
        }
    }

    /** Whether this transaction may drain; one at a time may, over all replicas. */
    static boolean lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_try_advisory_xact_lock(" + DRAINER + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Until the transaction ends no replica writes; fails when those that do take longer than a moment. */
    static void keepWritersOut(Connection connection) throws SQLException {
        execute(connection, "set local lock_timeout = '500ms'");
        execute(connection, "select pg_advisory_xact_lock(" + WRITERS + ")");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first that wait, in order; at most so many, and of so many bytes unless the first alone has more. */
    static List<Row> first(Connection connection, int most, long mostBytes) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select id, received_at, type, data from spool where set_aside is null order by id limit ?")) {
            select.setInt(1, most);
            select.setFetchSize(10); // bodies may be long: not all of them at once
            long bytes = 0;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Delivery delivery = new Delivery(
                            row.getString(3), row.getBytes(4), row.getObject(2, OffsetDateTime.class).toInstant());
                    bytes += delivery.data().length;
                    if (bytes > mostBytes && !rows.isEmpty()) {
                        break;
                    }
                    rows.add(new Row(row.getLong(1), delivery));
                }
            }
        }
        return rows;
    }

    /** They are on Kafka. */
    static void remove(Connection connection, List<Long> ids) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from spool where id = any (?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            delete.executeUpdate();
        }
    }

    /** It can never be on Kafka. */
    static void setAside(Connection connection, long id, String why) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update spool set set_aside = ? where id = ?")) {
            update.setObject(1, why, Types.VARCHAR);
            update.setLong(2, id);
            update.executeUpdate();
        }
    }
}
