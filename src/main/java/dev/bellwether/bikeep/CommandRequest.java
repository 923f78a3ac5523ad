package dev.bellwether.bikeep;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a device is asked to do.
 *
 * @param type      the command
 * @param timeoutAt when a booking ends by itself, by Bikeep's clock; null for Bikeep's default of one hour, and for
 *                  every other command
 */
public record CommandRequest(CommandType type, @Nullable Instant timeoutAt) {

    /** Refuses an end for anything but a booking. */
    public CommandRequest {
        if (timeoutAt != null && type != CommandType.BOOK) {
            throw new IllegalArgumentException("only a booking has an end, " + type.text() + " does not");
        }
    }

    /** That command. */
    public static CommandRequest of(CommandType type) {
        return new CommandRequest(type, null);
    }

    /** A booking until then. */
    public static CommandRequest bookUntil(Instant end) {
        return new CommandRequest(CommandType.BOOK, end);
    }

    Map<String, Object> body() {
        return timeoutAt == null
                ? Map.of("command", type.text())
                : Map.of("command", type.text(), "timeout_at", timeoutAt.toString());
    }
}
