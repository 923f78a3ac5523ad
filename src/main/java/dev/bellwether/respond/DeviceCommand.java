package dev.bellwether.respond;

import dev.bellwether.bikeep.CommandRequest;
import dev.bellwether.bikeep.CommandType;
import dev.bellwether.incident.IncidentId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command to a device, from when it was asked for to its end.
 *
 * @param id          its identity
 * @param incident    the incident it is about
 * @param device      the device's id at Bikeep
 * @param deviceName  the device in words
 * @param wish        what is wanted, and why
 * @param requestedBy who asked for it
 * @param agreedBy    the second operator; null when there is none
 * @param state       how far it has come
 * @param said        what is known of it; null when nothing is yet
 * @param bikeepId    its id at Bikeep; null before it was sent
 * @param requestedAt when it was asked for
 * @param freshSince  when it was last asked for or agreed to: it may be sent for a while from then on
 * @param sentAt      when it was sent; null before that
 * @param endedAt     when it ended; null before that
 */
public record DeviceCommand(
        UUID id,
        IncidentId incident,
        String device,
        String deviceName,
        Wish wish,
        String requestedBy,
        @Nullable String agreedBy,
        CommandStage state,
        @Nullable String said,
        @Nullable String bikeepId,
        Instant requestedAt,
        Instant freshSince,
        @Nullable Instant sentAt,
        @Nullable Instant endedAt) {

    /** Who asks for what an alarm asks for. */
    static final String BELLWETHER = "bellwether";

    /**
     * What is wanted.
     *
     * @param command which command
     * @param until   of a booking: when it ends by itself; null for Bikeep's hour, and for every other command
     * @param reason  why, for people
     */
    public record Wish(CommandType command, @Nullable Instant until, String reason) {

        CommandRequest request() {
            return new CommandRequest(command, until);
        }
    }

    /** The same, that far. */
    DeviceCommand in(CommandStage stage) {
        return new DeviceCommand(
                id, incident, device, deviceName, wish, requestedBy, agreedBy, stage, said, bikeepId, requestedAt, freshSince,
                sentAt, endedAt);
    }

    /** The same with what is known of it. */
    DeviceCommand saying(String words) {
        return new DeviceCommand(
                id, incident, device, deviceName, wish, requestedBy, agreedBy, state, words, bikeepId, requestedAt, freshSince,
                sentAt, endedAt);
    }

    /** In words: {@code force-unlock of LOCKER 7}. */
    String spoken() {
        return wish.command().text() + " of " + deviceName;
    }
}
