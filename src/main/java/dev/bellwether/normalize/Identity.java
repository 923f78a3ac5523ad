package dev.bellwether.normalize;

import dev.bellwether.event.EventId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An event's id from its content. Content that carries its own time is the same event whenever it comes. Content that
 * does not ("device 7 is offline", every time it is) would make the second outage a duplicate of the first, so the
 * minute it was received in goes into its id: a resend within it is one event, tomorrow's outage is another.
 */
final class Identity {

    private static final int BYTES = 16;

    private Identity() {}

    static EventId of(String type, String canonicalJson, @Nullable Instant occurredAt, Instant receivedAt) {
        String minute = occurredAt == null ? receivedAt.truncatedTo(ChronoUnit.MINUTES).toString() : "";
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("v1\n" + type + "\n" + minute + "\n" + canonicalJson).getBytes(StandardCharsets.UTF_8));
            return new EventId(HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
