package dev.bellwether.local.service;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A real PostgreSQL server as a child of this JVM. */
public final class PostgresService implements AutoCloseable {

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

    /** On this port, with data that lasts. A server left behind by a killed run is stopped first. */
    public static PostgresService start(int port, Path data) {
        Orphan.stop(data);
        try {
            Files.createDirectories(data.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PostgresService(EmbeddedPostgres.builder()
                .setPort(port)
                // the launcher stops it last, after the service has finished with it
                .setRegisterShutdownHook(false)
                .setDataDirectory(data.toAbsolutePath())
                .setCleanDataDirectory(false));
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
