package dev.bellwether.consume.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** Between a record's headers and their column: a JSON object. */
final class Headers {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> TYPE = new TypeReference<>() {};

    private Headers() {}

    static String text(Map<String, String> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers can always be written", e);
        }
    }

    static Map<String, String> headers(String text) {
        try {
            return JSON.readValue(text, TYPE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the inbox holds headers that it never wrote", e);
        }
    }
}
