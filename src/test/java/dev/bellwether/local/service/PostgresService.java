package dev.bellwether.local.service;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;

/** A real PostgreSQL server as a child of this JVM. */
public final class PostgresService implements AutoCloseable {

    static {
        Quiet.loggers(Level.WARNING, "io.zonky.test.db.postgres");
    }

    private final EmbeddedPostgres postgres;

    private PostgresService(EmbeddedPostgres.Builder builder) {
        try {
            this.postgres = builder.setPGStartupWait(Duration.ofSeconds(60)).start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    /** On a free port, forgetting everything at the end, and so without waiting for the disk; ends with the JVM. */
    public static PostgresService start() {
        return new PostgresService(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off"));
    }

    /** Stops the server that a killed run left behind on this data, if any. */
    public static void stopOrphan(Path data) {
        Orphan.stop(data);
    }

    /** On this port, with data that lasts. */
    public static PostgresService start(int port, Path data) {
        return new PostgresService(lasting(port, data));
    }

    /** On this port, with data that outlives the server, killed or not, but not the machine: it does not wait for the disk. */
    public static PostgresService startHastily(int port, Path data) {
        return new PostgresService(lasting(port, data).setServerConfig("fsync", "off"));
    }

    private static EmbeddedPostgres.Builder lasting(int port, Path data) {
        try {
            Files.createDirectories(data.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return EmbeddedPostgres.builder()
                .setPort(port)
                // as every server but this library's: what was committed is there after a crash
                .setServerConfig("synchronous_commit", "on")
                // the launcher stops it last, after the service has finished with it
                .setRegisterShutdownHook(false)
                .setDataDirectory(data.toAbsolutePath())
                .setCleanDataDirectory(false);
    }

    /** Where it listens. */
    public PostgresServer server() {
        return new PostgresServer("localhost", postgres.getPort(), "postgres", "postgres");
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }
}
