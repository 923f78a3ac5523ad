package dev.bellwether.notify;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Hears from the database that something is to be told, so that it need not wait for the dispatcher's next look. It has a
 * connection of its own for as long as it listens; while it has none, the clockwork finds what is due.
 */
@Singleton
class Listener {

    /** What is listened to. */
    static final String NEWS = "bellwether_outbox";

    private static final Logger LOG = Logger.getLogger(Listener.class);
    private static final int PATIENCE_MILLIS = 2_000;
    private static final int VALID_SECONDS = 2;
    private static final int PAUSE_SECONDS = 2;

    private final AgroalDataSource database;
    private final Dispatcher dispatcher;
    private final boolean wanted;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "outbox-listener");

    Listener(AgroalDataSource database, Dispatcher dispatcher, NotifySettings settings) {
        this.database = database;
        this.dispatcher = dispatcher;
        this.wanted = settings.prompt();
        thread.setDaemon(true);
    }

    void start(@Observes StartupEvent start) {
        if (wanted) {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopped.countDown();
        thread.join(2L * PATIENCE_MILLIS);
    }

    private void run() {
        boolean wasHeard = true;
        while (stopped.getCount() > 0) {
            try (Connection connection = database.getConnection()) {
                wasHeard = true;
                listen(connection);
            } catch (SQLException e) {
                if (wasHeard) {
                    LOG.warnf("database not heard, what is due is found by the clock reason=%s", e.getMessage());
                }
                wasHeard = false;
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        PGConnection server = connection.unwrap(PGConnection.class);
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + NEWS);
            try {
                while (stopped.getCount() > 0) {
                    if (hears(connection, server)) {
                        dispatcher.wake();
                    } else if (!connection.isValid(VALID_SECONDS)) {
                        throw new SQLException("the connection has vanished"); // which looks like silence
                    }
                }
            } finally {
                statement.execute("unlisten " + NEWS); // the connection goes back to the others
            }
        }
    }

    /** The driver leaves the connection without a time-out, and whoever has it next would wait for ever. */
    private static boolean hears(Connection connection, PGConnection server) throws SQLException {
        int usualMillis = connection.getNetworkTimeout();
        try {
            return server.getNotifications(PATIENCE_MILLIS).length > 0;
        } finally {
            connection.setNetworkTimeout(Runnable::run, usualMillis);
        }
    }

    private void pause() {
        try {
            stopped.await(PAUSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }
}
