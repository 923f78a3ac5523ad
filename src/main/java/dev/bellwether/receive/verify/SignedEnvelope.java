package dev.bellwether.receive.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it came, with the places of its members, so that a scheme can be fed with exactly the bytes it names.
 * Derived forms are made once, when first asked for; not for use by several threads at a time.
 */
public final class SignedEnvelope {

    private static final Pattern CLEAR_TYPE = Pattern.compile("[A-Za-z_]|[A-Za-z_][A-Za-z0-9_.-]*[A-Za-z_]");
    private static final Pattern CLEAR_VERSION = Pattern.compile("[0-9.]*");

    private final byte[] body;
    private final String type;
    private final @Nullable String version;
    private final Span data;
    private final Span hashMember;
    private final String hash;
    private final Map<Part, byte[]> parts = new EnumMap<>(Part.class);

    /**
     * A delivery.
     *
     * @param body       the body as sent: valid JSON, UTF-8, no repeated names
     * @param type       the envelope's type
     * @param version    the envelope's version as sent, or null when absent
     * @param data       where the data member's value lies in the body
     * @param hashMember where the hash member lies, from the opening quote of its name to the end of its value
     * @param hash       the hash as sent
     */
    public SignedEnvelope(
            byte[] body, String type, @Nullable String version, Span data, Span hashMember, String hash) {
        this.body = body;
        this.type = type;
        this.version = version;
        this.data = data;
        this.hashMember = hashMember;
        this.hash = hash;
    }

    String hash() {
        return hash;
    }

    /**
     * Whether type, version and data, joined without anything between them in whatever order, can be told apart: {@code
     * alarm} and {@code 12} could be {@code alarm1} and {@code 2}. Whatever Bikeep documents can.
     */
    boolean hasClearJoints() {
        byte first = body[data.start()];
        boolean number = first == '-' || first >= '0' && first <= '9';
        return !number
                && CLEAR_TYPE.matcher(type).matches()
                && (version == null || CLEAR_VERSION.matcher(version).matches());
    }

    /** The bytes of a part; {@link Part#SEED} is not the envelope's. */
    byte[] part(Part part) {
        byte[] known = parts.get(part);
        if (known == null) {
            known = make(part);
            parts.put(part, known);
        }
        return known;
    }

    private byte[] make(Part part) {
        return switch (part) {
            case TYPE -> type.getBytes(StandardCharsets.UTF_8);
            case VERSION -> version == null ? new byte[0] : version.getBytes(StandardCharsets.UTF_8);
            case DATA -> Arrays.copyOfRange(body, data.start(), data.end());
            case DATA_COMPACT -> CanonicalJson.compact(part(Part.DATA));
            case DATA_SORTED -> CanonicalJson.sorted(part(Part.DATA));
            case BODY -> withoutHash();
            case SEED -> throw new IllegalArgumentException("the seed is not part of what is sent");
        };
    }

    /** Cuts the hash member out, from the comma before it, or, when it comes first, to the member after it. */
    private byte[] withoutHash() {
        int start = hashMember.start();
        int end = hashMember.end();
        int before = skipBack(start - 1);
        if (body[before] == ',') {
            start = before;
        } else {
            int after = skip(end);
            if (body[after] == ',') {
                end = skip(after + 1);
            }
        }
        byte[] rest = Arrays.copyOf(body, body.length - (end - start));
        System.arraycopy(body, end, rest, start, body.length - end);
        return rest;
    }

    private int skip(int at) {
        while (isSpace(body[at])) {
            at++;
        }
        return at;
    }

    private int skipBack(int at) {
        while (isSpace(body[at])) {
            at--;
        }
        return at;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /**
     * A stretch of the body.
     *
     * @param start first byte
     * @param end   one past the last byte
     */
    public record Span(int start, int end) {}
}
