package dev.bellwether.receive.spool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A transaction that nobody waits for longer than was said, and that is undone unless it was committed. The pool does
 * neither: what goes back to it open is committed, and keeps its time-out.
 */
final class Transaction implements AutoCloseable {

    private final Connection connection;
    private final int usualMillis;
    private boolean open = true;

    /** Begins one whose server must answer each time within {@code patience}. */
    Transaction(DataSource database, Duration patience) throws SQLException {
        this.connection = database.getConnection();
        try {
            usualMillis = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) patience.toMillis());
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    /** Whoever vanishes in the midst of it must not keep others out for as long as TCP takes to notice. */
    void endWhenIdleFor(Duration time) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local idle_in_transaction_session_timeout = " + time.toMillis());
        }
    }

    void commit() throws SQLException {
        connection.commit();
        open = false;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!connection.isClosed()) {
                if (open) {
                    connection.rollback();
                }
                connection.setNetworkTimeout(Runnable::run, usualMillis);
            }
        }
    }
}
