package dev.bellwether.respond;

import dev.bellwether.bikeep.CommandType;
import dev.bellwether.incident.IncidentId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A command's columns. */
@Entity
@Table(name = "device_command")
class CommandRow {

    @Id
    UUID id;

    UUID incidentId;
    String device;
    String deviceName;

    @Enumerated(EnumType.STRING)
    CommandType command;

    @Nullable Instant until;
    String reason;
    String requestedBy;
    @Nullable String agreedBy;

    @Enumerated(EnumType.STRING)
    CommandStage state;

    @Nullable String said;
    @Nullable String bikeepId;
    Instant requestedAt;
    Instant freshSince;
    @Nullable Instant sentAt;
    @Nullable Instant endedAt;

    /** When there is something to do about it; null at its end. */
    @Nullable Instant nextAt;

    static CommandRow of(DeviceCommand command, Instant next) {
        CommandRow row = new CommandRow();
        row.id = command.id();
        row.incidentId = command.incident().value();
        row.device = command.device();
        row.deviceName = command.deviceName();
        row.command = command.wish().command();
        row.until = command.wish().until();
        row.reason = command.wish().reason();
        row.requestedBy = command.requestedBy();
        row.agreedBy = command.agreedBy();
        row.state = command.state();
        row.said = command.said();
        row.bikeepId = command.bikeepId();
        row.requestedAt = command.requestedAt();
        row.freshSince = command.freshSince();
        row.sentAt = command.sentAt();
        row.endedAt = command.endedAt();
        row.nextAt = command.state().isEnd() ? null : next;
        return row;
    }

    DeviceCommand command() {
        return new DeviceCommand(
                id, new IncidentId(incidentId), device, deviceName, new DeviceCommand.Wish(command, until, reason), requestedBy,
                agreedBy, state, said, bikeepId, requestedAt, freshSince, sentAt, endedAt);
    }

    /** Goes on, to be looked at again at that time; of an end, never. */
    void to(CommandStage stage, String words, Instant now, Instant next) {
        state = stage;
        said = words;
        endedAt = stage.isEnd() ? now : null;
        nextAt = stage.isEnd() ? null : next;
    }
}
