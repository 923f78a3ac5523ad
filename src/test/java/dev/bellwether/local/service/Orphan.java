package dev.bellwether.local.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server whose parent was killed: it lives on and holds both the data and the port. */
final class Orphan {

    private static final int PATIENCE_SECONDS = 15;

    private Orphan() {}

    /** Stops the server that still runs on this data, if any, and waits until it is gone. */
    static void stop(Path data) {
        find(data.resolve("postmaster.pid")).ifPresent(server -> {
            server.destroy();
            try {
                server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(
                        "PostgreSQL of an earlier run (process %d) does not stop".formatted(server.pid()), e);
            }
        });
    }

    private static Optional<ProcessHandle> find(Path pidFile) {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
            // a stale file may name a process id which is somebody else's by now
            return ProcessHandle.of(pid)
                    .filter(process -> process.info().command().orElse("").contains("postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
