package dev.bellwether.decide;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A silence's identity.
 *
 * @param value never changes
 */
public record SilenceId(UUID value) {

    /** The id of the silence that a cause begins: the same cause never begins two. */
    public static SilenceId of(String cause) {
        return new SilenceId(UUID.nameUUIDFromBytes(cause.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
