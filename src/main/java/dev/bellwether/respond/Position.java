package dev.bellwether.respond;

import java.time.Instant;
import java.util.UUID;

/**
 * Where something that was asked for stands in its list, the newest first.
 *
 * @param at when it was asked for
 * @param id tells it from others that were asked for then
 */
public record Position(Instant at, UUID id) {

    /** One that {@link #toString} has written; anything else is an exception of its parts. */
    public static Position read(String written) {
        String[] parts = written.split(" ", 2);
        return new Position(Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
    }

    @Override
    public String toString() {
        return at + " " + id;
    }
}
