package dev.bellwether.deploy;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.local.http.Json;
import dev.bellwether.testkit.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

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

    /** Starts a server that scrapes that page twice a second. */
    static Running start(Path folder, URI page) {
        try {
            URI uri = URI.create("http://127.0.0.1:" + Ports.free());
            Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                    global: {scrape_interval: 500ms, scrape_timeout: 500ms}
                    scrape_configs:
                      - {job_name: bellwether, metrics_path: %s, static_configs: [{targets: ['%s']}]}
                    """.formatted(page.getPath(), page.getAuthority()));
            Process process = new ProcessBuilder(
                            SERVER.toString(),
                            "--config.file=" + config,
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=" + uri.getAuthority())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("prometheus.log").toFile())
                    .start();
            return new Running(process, uri, HttpClient.newHttpClient());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A server that runs.
     *
     * @param process its own
     * @param uri     where it listens
     * @param client  by which it is asked
     */
    record Running(Process process, URI uri, HttpClient client) implements AutoCloseable {

        /** While it starts it answers, but no queries. */
        private static final int NOT_YET = 503;

        /** Whether a query has a value that is a number now; false as long as nobody answers. */
        boolean has(String query) {
            String text = URLEncoder.encode(query, StandardCharsets.UTF_8);
            try {
                HttpRequest request = HttpRequest.newBuilder(uri.resolve("/api/v1/query?query=" + text)).build();
                HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
                if (response.statusCode() == NOT_YET) {
                    return false;
                }
                JsonNode answer = Json.read(response.body());
                if (answer.path("status").asText().equals("error")) {
                    throw new AssertionError(query + ": " + answer.path("error").asText());
                }
                return StreamSupport.stream(answer.at("/data/result").spliterator(), false)
                        .anyMatch(sample -> !sample.at("/value/1").asText().equals("NaN"));
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join(); // it writes into the folder until then
        }
    }
}
