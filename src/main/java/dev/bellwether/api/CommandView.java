package dev.bellwether.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bellwether.respond.DeviceCommand;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command to a device as it is answered.
 *
 * @param id          its identity
 * @param incident    the incident it is about
 * @param device      the device's id at Bikeep
 * @param deviceName  the device in words
 * @param command     as Bikeep writes it
 * @param until       of a booking: when it ends by itself
 * @param reason      why
 * @param requestedBy who asked for it
 * @param agreedBy    the second operator
 * @param state       how far it has come
 * @param said        what is known of it
 * @param bikeepId    its id at Bikeep, once it was sent
 * @param requestedAt when it was asked for
 * @param sentAt      when it was sent
 * @param endedAt     when it ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CommandView(
        String id,
        String incident,
        String device,
        String deviceName,
        String command,
        @Nullable Instant until,
        String reason,
        String requestedBy,
        @Nullable String agreedBy,
        String state,
        @Nullable String said,
        @Nullable String bikeepId,
        Instant requestedAt,
        @Nullable Instant sentAt,
        @Nullable Instant endedAt) {

    static CommandView of(DeviceCommand it) {
        return new CommandView(
                it.id().toString(), it.incident().toString(), it.device(), it.deviceName(), it.wish().command().text(),
                it.wish().until(), it.wish().reason(), it.requestedBy(), it.agreedBy(), it.state().written(), it.said(),
                it.bikeepId(), it.requestedAt(), it.sentAt(), it.endedAt());
    }
}
