package dev.bellwether.deploy;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Debian's own Prometheus and its {@code promtool} ({@code apt install prometheus}). */
final class Prometheus {

    static final Path SERVER = Path.of("/usr/bin/prometheus");
    private static final Path TOOL = Path.of("/usr/bin/promtool");

    private Prometheus() {}

    /** Skips the test where there is none, and says so; on CI that is a failure. */
    static void needsPrometheus() {
        if (Files.isExecutable(SERVER) && Files.isExecutable(TOOL)) {
            return;
        }
        String why = "The rules and dashboards are NOT tested: no " + SERVER + " or no " + TOOL;
        if ("true".equals(System.getenv("CI"))) {
            fail(why);
        }
        System.err.println("SKIPPED: " + why);
        abort(why);
    }

    /**
     * What {@code promtool} said.
     *
     * @param status 0 when it has nothing against it
     * @param said   its words
     */
    record Said(int status, String said) {}

    /** Asks {@code promtool} about files. */
    static Said promtool(String verb, String noun, List<Path> files) {
        List<String> command = new ArrayList<>(List.of(TOOL.toString(), verb, noun));
        files.forEach(file -> command.add(file.toString()));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
