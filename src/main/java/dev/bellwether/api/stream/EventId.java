package dev.bellwether.api.stream;

import dev.bellwether.incident.Changes.Position;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place among the changes as an event's {@code id} writes it, and {@code Last-Event-ID} says it again. */
final class EventId {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    private EventId() {}

    /** The place; empty for what is none of ours. */
    static Optional<Position> read(String written) {
        Matcher parts = WRITTEN.matcher(written);
        return parts.matches()
                ? Optional.of(new Position(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }
}
