package dev.bellwether.receive.verify;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One way of computing the hash: {@code DIGEST ":" INPUT [ ":" ENCODING ]}, for instance {@code sha256:data+seed},
 * {@code hmac-sha256:data} or {@code sha512:seed+data.sorted:base64}.
 */
public final class Scheme {

    private static final String GRAMMAR = "a scheme is DIGEST:INPUT[:ENCODING], where DIGEST is one of "
            + words(Digest.values()) + "; INPUT is parts joined by + out of " + words(Part.values())
            + "; ENCODING is " + words(Encoding.values()) + " (default hex)";

    private final Digest digest;
    private final List<Part> input;
    private final Encoding encoding;
    private final boolean joins;

    Scheme(Digest digest, List<Part> input, Encoding encoding) {
        this.digest = digest;
        this.input = List.copyOf(input);
        this.encoding = encoding;
        this.joins = input.stream().filter(part -> part != Part.SEED).distinct().count() > 1;
        if (!digest.isKeyed() && !input.contains(Part.SEED)) {
            throw new IllegalArgumentException(this + ": without the seed anyone can compute it; add the part seed"
                    + " or use an hmac- digest");
        }
        if (input.stream().noneMatch(Part::coversData)) {
            throw new IllegalArgumentException(this + ": proves nothing about what happened; add a data part or body");
        }
    }

    /**
     * Reads a scheme.
     *
     * @throws IllegalArgumentException saying what is wrong and what the grammar is
     */
    public static Scheme parse(String text) {
        String[] fields = text.strip().split(":", -1);
        if (fields.length < 2 || fields.length > 3) {
            throw new IllegalArgumentException("'" + text + "': " + GRAMMAR);
        }
        Digest digest = word(Digest.values(), fields[0], text);
        List<Part> input = Arrays.stream(fields[1].split("\\+", -1))
                .map(part -> word(Part.values(), part, text))
                .toList();
        Encoding encoding = fields.length == 2 ? Encoding.HEX : word(Encoding.values(), fields[2], text);
        return new Scheme(digest, input, encoding);
    }

    /**
     * Whether the envelope's hash is this scheme's with that seed. The comparison takes constant time. Where parts are
     * joined, nothing is proven whose joint could lie elsewhere: what is digested says nothing about that.
     */
    boolean matches(SignedEnvelope envelope, Seed seed) {
        if (joins && !envelope.hasClearJoints()) {
            return false;
        }
        Optional<byte[]> presented = encoding.decode(envelope.hash());
        if (presented.isEmpty() || presented.get().length != digest.length()) {
            return false;
        }
        List<byte[]> chunks = input.stream()
                .map(part -> part == Part.SEED ? seed.bytes() : envelope.part(part))
                .toList();
        return MessageDigest.isEqual(digest.of(chunks, seed), presented.get());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scheme s && digest == s.digest && encoding == s.encoding && input.equals(s.input);
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The scheme in the grammar, as {@link #parse} reads it; hex is left unsaid. */
    @Override
    public String toString() {
        String parts = input.stream().map(Scheme::word).collect(Collectors.joining("+"));
        return digestWord(digest) + ":" + parts + (encoding == Encoding.HEX ? "" : ":" + word(encoding));
    }

    private static <E extends Enum<E>> E word(E[] constants, String word, String text) {
        for (E constant : constants) {
            if (written(constant).equals(word.strip().toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw new IllegalArgumentException("'" + word + "' in '" + text + "': " + GRAMMAR);
    }

    private static String words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Scheme::written).collect(Collectors.joining(", "));
    }

    private static String written(Enum<?> constant) {
        return constant instanceof Digest digest ? digestWord(digest) : word(constant);
    }

    private static String digestWord(Digest digest) {
        return digest.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
