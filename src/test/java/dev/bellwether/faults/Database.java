package dev.bellwether.faults;

import static org.awaitility.Awaitility.await;

import dev.bellwether.local.service.PostgresServer;
import dev.bellwether.local.service.PostgresService;
import dev.bellwether.testkit.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server behind a wire, with data that outlives it. */
final class Database implements AutoCloseable {

    private static final String NAME = "bellwether";

    private final int port = Ports.free();
    private final Wire wire = new Wire(() -> port);
    private final Path data;
    private PostgresServer server;

    Database(Path data) {
        this.data = data;
    }

    Wire wire() {
        return wire;
    }

    /** Returns when it answers. */
    void start() {
        server = PostgresService.startHastily(port, data).server();
        server.create(NAME);
    }

    /** What leads the service there. */
    Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url", new PostgresServer("localhost", wire.port(), "", "").url(NAME),
                "quarkus.datasource.username", server.user(),
                "quarkus.datasource.password", server.password());
    }

    /** The server and all its processes, without a word. */
    void kill() {
        try {
            long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
            all.add(0, postmaster);
            all.forEach(ProcessHandle::destroyForcibly);
            await().atMost(Duration.ofSeconds(20)).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does that, past the wire. */
    void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(server.url(NAME), server.user(), server.password())) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query, past the wire, each as text. */
    List<List<String>> rows(String sql) {
        try (Connection connection = DriverManager.getConnection(server.url(NAME), server.user(), server.password());
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(result.getString(column)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        wire.close();
        kill();
    }
}
