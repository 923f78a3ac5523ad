package dev.bellwether.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What makes two sightings the same alert: its name and its subject. Versioned, so that a later recipe cannot be taken
 * for this one.
 *
 * @param value {@code v1:} and a SHA-256 in hex
 */
public record Fingerprint(String value) {

    /** The fingerprint of a condition on a subject; {@code detail} tells apart several of one name, and may be empty. */
    public static Fingerprint of(AlertName name, String location, String device, String detail) {
        String identity = String.join("\n", name.written(), location, device, detail);
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return new Fingerprint("v1:" + HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
