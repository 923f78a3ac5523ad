package dev.bellwether.api.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The tokens that are known, by their hashes.
 *
 * @param known in the order of the file
 */
record Tokens(List<Known> known) {

    private static final String HASHED = "sha256:";
    private static final int PARTS = 3;
    private static final int SHORTEST = 16;

    Tokens {
        known = List.copyOf(known);
    }

    /**
     * Reads {@code NAME ROLE TOKEN} lines; {@code #} begins a comment. A token may be given as {@code sha256:} and its hash
     * in hex.
     *
     * @throws IllegalStateException naming every line that cannot be used, never what is in it
     */
    static Tokens read(List<String> lines) {
        List<Known> known = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                String where = "line " + (i + 1) + ": ";
                known(line.split("\\s+"), where, mistakes).ifPresent(known::add);
            }
        }
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException("bellwether.api.tokens-file cannot be used:\n  " + String.join("\n  ", mistakes));
        }
        return new Tokens(known);
    }

    /** Whose token it is. Takes as long for one that nobody has. */
    Optional<Known> of(String token) {
        byte[] hash = hash(token);
        Known found = null;
        for (Known each : known) {
            if (MessageDigest.isEqual(hash, each.hash)) {
                found = each;
            }
        }
        return Optional.ofNullable(found);
    }

    private static Optional<Known> known(String[] parts, String where, List<String> mistakes) {
        if (parts.length != PARTS) {
            mistakes.add(where + "must be a name, a role and a token, with blanks between them");
            return Optional.empty();
        }
        Optional<Role> role =
                Arrays.stream(Role.values()).filter(r -> r.written().equals(parts[1])).findFirst();
        Optional<byte[]> hash = hashOf(parts[2]);
        if (role.isEmpty()) {
            mistakes.add(where + "the role must be one of " + Role.ADMIN.andLesser().stream().sorted().toList());
        }
        if (hash.isEmpty()) {
            mistakes.add(where + "the token must have at least " + SHORTEST + " characters, or be sha256: and 64 hex digits");
        }
        return role.flatMap(r -> hash.map(h -> new Known(parts[0], r, h)));
    }

    private static Optional<byte[]> hashOf(String token) {
        if (token.startsWith(HASHED)) {
            String hex = token.substring(HASHED.length()).toLowerCase(Locale.ROOT);
            return hex.matches("[0-9a-f]{64}") ? Optional.of(HexFormat.of().parseHex(hex)) : Optional.empty();
        }
        return token.length() < SHORTEST ? Optional.empty() : Optional.of(hash(token));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Somebody who may ask.
     *
     * @param name for the records of what was done
     * @param role what they may do
     * @param hash SHA-256 of their token
     */
    record Known(String name, Role role, byte[] hash) {

        @Override
        public String toString() {
            return name + " " + role.written();
        }
    }
}
