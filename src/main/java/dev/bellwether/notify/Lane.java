package dev.bellwether.notify;

import dev.bellwether.decide.Rules.Integration;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * How messages travel to a target: what is slow, limited or away there holds up nothing that travels elsewhere.
 *
 * @param name  of what has one rate, e.g. {@code slack/1f3a…/C0123}; without secrets
 * @param far   of whatever else is away when this is, and whose wish to wait holds for all of it; without secrets
 * @param pace  the least time between two messages; nothing for none
 * @param width how many messages may be under way at once; one where there is a pace
 */
public record Lane(String name, String far, Duration pace, int width) {

    private static final int DIGITS = 12;

    public Lane {
        if (width < 1) {
            throw new IllegalArgumentException("nothing passes a lane of width " + width);
        }
        width = pace.isZero() ? width : 1;
    }

    /** For a target whose secret's file cannot be read just now: what is sent there says so. */
    public static Lane unread(Integration integration) {
        String far = integration.channel() + "/unread";
        return new Lane(far + "/" + integration.key(), far, Duration.ZERO, 1);
    }

    /** What stands for a secret in a name. */
    public static String digest(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
