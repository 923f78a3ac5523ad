package dev.bellwether.api.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A call that somebody may ask for again.
 *
 * @param who     asks; keys of others are others
 * @param key     by which they know it
 * @param request a hash of all that tells it from other requests
 */
record Asked(String who, String key, String request) {

    /** What is asked for by that method at that address with that body. */
    static Asked of(String who, String key, String method, String address, byte[] body) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update((method + " " + address + "\n").getBytes(StandardCharsets.UTF_8));
            return new Asked(who, key, HexFormat.of().formatHex(hash.digest(body)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
