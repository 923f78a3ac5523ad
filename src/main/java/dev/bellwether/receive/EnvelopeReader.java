package dev.bellwether.receive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.bellwether.receive.verify.SignedEnvelope;
import dev.bellwether.receive.verify.SignedEnvelope.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the envelope's members in a body without building a tree: what is not proven yet gets no memory of ours. Strict
 * where a signature would lose its meaning: UTF-8 only, no repeated name (RFC 7493), nothing after the end.
 */
final class EnvelopeReader {

    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private final JsonFactory json;

    EnvelopeReader(int maxDepth) {
        this.json = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(maxDepth).build())
                .build();
    }

    /** The envelope of a body, or why there is none. */
    Reading read(byte[] body) {
        if (!startsAnObject(body)) {
            return new Malformed("not_json", "The body is not a JSON object.");
        }
        if (!isUtf8(body)) {
            return new Malformed("not_json", "The body is not UTF-8.");
        }
        try (JsonParser parser = json.createParser(body)) {
            return new Members(body).read(parser);
        } catch (IOException e) {
            return new Malformed("not_json", "The body is not one JSON object without repeated names.");
        }
    }

    /** Rules out UTF-16 and byte order marks too, which the parser would take. */
    private static boolean startsAnObject(byte[] body) {
        int at = 0;
        while (at < body.length && (body[at] == ' ' || body[at] == '\n' || body[at] == '\r' || body[at] == '\t')) {
            at++;
        }
        return at + 1 < body.length && body[at] == '{' && body[at + 1] != 0;
    }

    private static boolean isUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** What a body turned out to be. */
    sealed interface Reading {}

    /**
     * An envelope with a hash, not proven yet.
     *
     * @param type   the webhook's type
     * @param data   the bytes of the data member
     * @param signed what the verifier needs
     */
    record Envelope(String type, byte[] data, SignedEnvelope signed) implements Reading {}

    /**
     * An envelope without a hash: nothing could ever prove it.
     *
     * @param type the webhook's type
     */
    record Unsigned(String type) implements Reading {}

    /**
     * Not an envelope.
     *
     * @param reason a bounded word for metrics
     * @param detail words for the caller
     */
    record Malformed(String reason, String detail) implements Reading {}

    /** The top-level members, as they are met. */
    private static final class Members {

        private final byte[] body;
        private @Nullable String type;
        private @Nullable String version;
        private @Nullable Span data;
        private @Nullable String hash;
        private @Nullable Span hashMember;

        Members(byte[] body) {
            this.body = body;
        }

        Reading read(JsonParser parser) throws IOException {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                int nameStart = (int) parser.currentTokenLocation().getByteOffset();
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                int start = (int) parser.currentTokenLocation().getByteOffset();
                String text = value.isScalarValue() ? parser.getText() : null;
                parser.skipChildren();
                int end = (int) parser.currentLocation().getByteOffset();
                switch (name) {
                    case "type" -> type = value == JsonToken.VALUE_STRING ? text : null;
                    case "version" -> version = value == JsonToken.VALUE_NULL ? null : text;
                    case "data" -> data = new Span(start, end);
                    case "hash" -> {
                        hash = value == JsonToken.VALUE_STRING ? text : null;
                        hashMember = new Span(nameStart, end);
                    }
                    default -> {} // tolerated, and part of what a scheme over the body covers
                }
            }
            if (parser.nextToken() != null) {
                return new Malformed("not_json", "Something follows the JSON object.");
            }
            return reading();
        }

        private Reading reading() {
            String type = this.type;
            Span data = this.data;
            if (type == null || data == null || !TYPE.matcher(type).matches()) {
                return new Malformed(
                        "not_envelope",
                        "No envelope: a Bikeep webhook is an object with a text \"type\", \"data\", \"version\" and"
                                + " \"hash\".");
            }
            if (hash == null || hashMember == null) {
                return new Unsigned(type);
            }
            SignedEnvelope signed = new SignedEnvelope(body, type, version, data, hashMember, hash);
            return new Envelope(type, Arrays.copyOfRange(body, data.start(), data.end()), signed);
        }
    }
}
