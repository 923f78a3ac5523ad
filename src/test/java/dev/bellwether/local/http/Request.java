package dev.bellwether.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A request, read to its end. */
public record Request(String method, URI uri, Map<String, String> variables, Headers headers, byte[] content) {

    /** The value of a variable of the route's path. */
    public String variable(String name) {
        return variables.get(name);
    }

    /** The first header of this name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /** The token of {@code Authorization: Bearer …}. */
    public Optional<String> bearer() {
        return header("Authorization").filter(h -> h.startsWith("Bearer ")).map(h -> h.substring(7));
    }

    /** The query's parameters. */
    public Map<String, String> query() {
        return pairs(uri.getRawQuery());
    }

    /** The body as text. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** The body as a form. */
    public Map<String, String> form() {
        return pairs(text());
    }

    /** The body as JSON; throws {@link IllegalArgumentException} if it is none. */
    public JsonNode json() {
        return Json.read(text());
    }

    /** Whether the body says that it is JSON. */
    public boolean isJson() {
        return header("Content-Type").orElse("").startsWith("application/json");
    }

    private static Map<String, String> pairs(String encoded) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (encoded != null && !encoded.isBlank()) {
            for (String pair : encoded.split("&")) {
                String[] parts = pair.split("=", 2);
                pairs.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return pairs;
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
