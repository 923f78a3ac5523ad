package dev.bellwether.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The service's wall clock, which can be set wrong while it runs: by libfaketime, where that is installed. */
final class Clock {

    private static final Path LIBRARY = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");

    private final Path file;

    Clock(Path file) {
        this.file = file;
        right();
    }

    /** Whether it can be set here. */
    static boolean isMovable() {
        return Files.exists(LIBRARY);
    }

    /** What the service's process must be started with. */
    Map<String, String> environment() {
        return isMovable()
                ? Map.of(
                        "LD_PRELOAD", LIBRARY.toString(),
                        "FAKETIME_TIMESTAMP_FILE", file.toString(),
                        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                        "FAKETIME_FORCE_MONOTONIC_FIX", "0", // or waiting threads spin
                        "FAKETIME_CACHE_DURATION", "1")
                : Map.of();
    }

    /** From within a second on it is so far ahead, or behind if negative. */
    void ahead(Duration by) {
        write("%+d".formatted(by.toSeconds()));
    }

    void right() {
        write("+0");
    }

    private void write(String offset) {
        try {
            Files.writeString(file, offset + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
