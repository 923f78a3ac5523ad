package dev.bellwether.bikeep;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command on its way to a device and back. Times are Bikeep's.
 *
 * @param id        its id, to ask how far it has come
 * @param name      what was asked, as Bikeep writes it
 * @param deviceId  of whom; null when not told
 * @param state     how far it has come
 * @param stateText the same as Bikeep wrote it
 * @param timeoutAt when this state ends by itself; moves when the device takes over; null at the end
 * @param events    what happened to it, oldest first
 */
public record BikeepCommand(
        String id,
        @Nullable String name,
        @Nullable String deviceId,
        CommandState state,
        @Nullable String stateText,
        @Nullable Instant timeoutAt,
        List<Event> events) {

    /**
     * Something that happened to a command.
     *
     * @param name e.g. {@code REQUEST_INITIATED}; new values come
     * @param at   when; null when not told
     */
    public record Event(String name, @Nullable Instant at) {

        static Optional<Event> read(JsonNode node) {
            return Optional.ofNullable(Members.text(node, "name"))
                    .map(name -> new Event(name, Members.time(node, "timestamp")));
        }
    }

    /** Reads a command; empty when it has no id, since it cannot be followed. */
    public static Optional<BikeepCommand> read(JsonNode node) {
        String id = Members.text(node, "id");
        if (id == null) {
            return Optional.empty();
        }
        JsonNode state = node.path("state");
        String value = Members.text(state, "value");
        return Optional.of(new BikeepCommand(
                id,
                Members.text(node, "name"),
                Members.text(node.path("device"), "id"),
                CommandState.named(value),
                value,
                Members.time(state, "timeout_at"),
                Members.each(node.path("events"), Event::read)));
    }

    /** How long after its beginning this state ends, by Bikeep's clock alone; empty when that is not told. */
    public Optional<Duration> allowed() {
        return events.stream()
                .flatMap(event -> Optional.ofNullable(event.at()).stream())
                .min(Instant::compareTo)
                .flatMap(began -> Optional.ofNullable(timeoutAt).map(end -> Duration.between(began, end)));
    }
}
