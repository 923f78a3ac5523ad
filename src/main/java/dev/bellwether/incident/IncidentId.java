package dev.bellwether.incident;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * An incident's identity.
 *
 * @param value never changes
 */
public record IncidentId(UUID value) {

    /** The id of the incident that a cause opens under a key: the same cause never opens two. */
    public static IncidentId of(IncidentKey key, String cause) {
        String identity = key.location() + "\n" + key.kind() + "\n" + key.group() + cause;
        return new IncidentId(UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
