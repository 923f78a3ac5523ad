package dev.bellwether.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.local.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Plain HTTP for tests: one line, one request. */
public final class Http {

    /** Longer than the service takes to find out that nobody answers it. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final URI server;
    private final HttpClient client = HttpClient.newHttpClient();
    private String authorization = "";

    /** Against this server. */
    public Http(URI server) {
        this.server = server;
    }

    /** An answer. */
    public record Answer(int status, String type, String text, String retryAfter) {

        /** The body as JSON. */
        public JsonNode json() {
            return Json.read(text);
        }
    }

    /** Sends this header from now on. */
    public void authorization(String value) {
        authorization = value;
    }

    /** GET. */
    public Answer get(String path) {
        return send("GET", path, "application/json", "");
    }

    /** POST of JSON. */
    public Answer post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    /** POST of a form. */
    public Answer form(String path, String form) {
        return send("POST", path, "application/x-www-form-urlencoded", form);
    }

    /** Any method; throws {@link UncheckedIOException} when there is no answer. */
    public Answer send(String method, String path, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body(),
                    response.headers().firstValue("Retry-After").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
