package dev.bellwether.receive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.bellwether.receive.verify.SignedEnvelope;
import dev.bellwether.receive.verify.SignedEnvelope.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
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

    /** JSON sets no bound to an exponent, BigDecimal does. */
    private static final Pattern ENDLESS = Pattern.compile("[eE][+-]?0*[0-9]{7}");

    private final JsonFactory json;

    EnvelopeReader(int maxDepth) {
        this.json = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // the names in what anybody may send are not to be remembered
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(maxDepth).build())
                .build();
    }

    /** The envelope of a body, or why there is none. */
    Reading read(byte[] body) {
        CharBuffer text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException e) {
            return new Malformed("not_json", "The body is not UTF-8.");
        }
        // as characters, because the parser of bytes refuses names that JSON allows (unpaired surrogates)
        try (JsonParser parser = json.createParser(text.array(), 0, text.length())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Malformed("not_json", "The body is not a JSON object.");
            }
            return new Members(body, new Offsets(text)).read(parser);
        } catch (IOException e) {
            return new Malformed("not_json", "The body is not one JSON object without repeated names.");
        }
    }

    /** Turns the parser's places, asked for in rising order, into places among the bytes. */
    private static final class Offsets {

        private final CharBuffer text;
        private int chars;
        private int bytes;

        Offsets(CharBuffer text) {
            this.text = text;
        }

        int bytes(JsonLocation location) {
            for (; chars < location.getCharOffset(); chars++) {
                char c = text.get(chars);
                // a surrogate is half of four bytes
                bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
            return bytes;
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
     * @param data where the data member lies
     */
    record Unsigned(String type, Span data) implements Reading {}

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
        private final Offsets offsets;
        private @Nullable String type;
        private @Nullable String version;
        private @Nullable Span data;
        private @Nullable String hash;
        private @Nullable Span hashMember;

        Members(byte[] body, Offsets offsets) {
            this.body = body;
            this.offsets = offsets;
        }

        Reading read(JsonParser parser) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                int nameStart = offsets.bytes(parser.currentTokenLocation());
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                int start = offsets.bytes(parser.currentTokenLocation());
                String text = value.isScalarValue() ? parser.getText() : null;
                if (!isReadable(value, parser)) {
                    return new Malformed("not_json", "The body holds a number that no decimal number can be.");
                }
                int end = offsets.bytes(parser.currentLocation());
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

        /** Walks to the end of the value; false when a number of it has an exponent that nothing here could hold. */
        private static boolean isReadable(JsonToken first, JsonParser parser) throws IOException {
            int depth = 0;
            for (JsonToken token = first; ; token = parser.nextToken()) {
                if (token == null) {
                    return true; // the next step finds that the body has ended
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.VALUE_NUMBER_FLOAT && ENDLESS.matcher(parser.getText()).find()) {
                    return false;
                }
                if (depth == 0) {
                    return true;
                }
            }
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
                return new Unsigned(type, data);
            }
            SignedEnvelope signed = new SignedEnvelope(body, type, version, data, hashMember, hash);
            return new Envelope(type, Arrays.copyOfRange(body, data.start(), data.end()), signed);
        }
    }
}
