package dev.bellwether.receive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a scheme vouches for in a body, found without the application's reader and verifier: of each part what it says, one
 * by one, so that what merely looks the same when it is joined is not the same.
 */
final class Covered {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Covered() {}

    /** What the scheme vouches for. */
    static List<Object> by(String scheme, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        Map<String, String> members = members(text);
        List<Object> covered = new ArrayList<>();
        for (String part : scheme.split(":")[1].split("\\+")) {
            switch (part) {
                case "type", "version" -> covered.add(said(members.get(part)));
                case "data" -> covered.add(members.get("data"));
                case "data.compact", "data.sorted" -> covered.add(tree(members.get("data")));
                case "body" -> {
                    members.remove("hash");
                    covered.add(new TreeMap<>(members));
                }
                default -> {} // the seed
            }
        }
        return covered;
    }

    /** All of an envelope but its hash, as it is understood. */
    static List<Object> meaning(byte[] body) {
        Map<String, String> members = members(new String(body, StandardCharsets.UTF_8));
        return List.of(said(members.get("type")), tree(members.get("data")));
    }

    private static String said(String written) {
        return written == null ? "" : tree(written).asText();
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    /** The text of each top-level member's value, as it is written. */
    private static Map<String, String> members(String text) {
        Map<String, String> members = new TreeMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                int start = (int) parser.currentTokenLocation().getCharOffset();
                parser.getText(); // a text is read to its end only when it is wanted
                parser.skipChildren();
                members.put(name, text.substring(start, (int) parser.currentLocation().getCharOffset()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
        return members;
    }
}
