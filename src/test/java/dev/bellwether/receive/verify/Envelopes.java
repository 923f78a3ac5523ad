package dev.bellwether.receive.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.receive.verify.SignedEnvelope.Span;
import dev.bellwether.testkit.Signer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signed envelopes for the verifier, from their text. */
final class Envelopes {

    static final String TYPE = "alarm";

    private Envelopes() {}

    /** Signed as this scheme wants it, in the documented order of members. */
    static SignedEnvelope signed(String scheme, String seed, String data) {
        return with(data, Signer.sign(scheme, seed, TYPE, 2, data));
    }

    /** With this hash, right or wrong. */
    static SignedEnvelope with(String data, String hash) {
        return of("{\"type\":\"" + TYPE + "\",\"data\":" + data + ",\"version\":2,\"hash\":\"" + hash + "\"}");
    }

    /** Of these members as they are written. */
    static SignedEnvelope of(String type, String version, String data, String hash) {
        String body = "{\"type\":\"" + type + "\",\"data\":" + data + ",\"version\":" + version + ",\"hash\":\"" + hash + "\"}";
        return of(body, type);
    }

    /** Of a whole body; finds the members without the application's reader. */
    static SignedEnvelope of(String body) {
        return of(body, TYPE);
    }

    private static SignedEnvelope of(String body, String type) {
        Map<String, Span> values = new HashMap<>();
        Map<String, Span> members = new HashMap<>();
        Map<String, @Nullable String> texts = new HashMap<>();
        try (JsonParser parser = new JsonMapper().createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                long nameStart = parser.currentTokenLocation().getCharOffset();
                parser.nextToken();
                long start = parser.currentTokenLocation().getCharOffset();
                texts.put(name, parser.getValueAsString());
                parser.skipChildren();
                long end = parser.currentLocation().getCharOffset();
                values.put(name, span(body, start, end));
                members.put(name, span(body, nameStart, end));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(body, e);
        }
        return new SignedEnvelope(
                bytes(body), type, texts.get("version"), values.get("data"), members.get("hash"), texts.get("hash"));
    }

    private static Span span(String body, long start, long end) {
        return new Span(bytes(body.substring(0, (int) start)).length, bytes(body.substring(0, (int) end)).length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
