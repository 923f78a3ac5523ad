package dev.bellwether.respond;

import dev.bellwether.incident.IncidentId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Commands in PostgreSQL. Every call joins the caller's transaction. */
@ApplicationScoped
class CommandRows implements PanacheRepositoryBase<CommandRow, UUID> {

    /** Longer than it takes to read a device and send it a command. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** The next one that something is to be done about; nobody else takes it for the lease's time. Operators' come first. */
    Optional<DeviceCommand> take(Instant now) {
        Optional<CommandRow> due = Due.first(this, "case when requestedBy = '" + DeviceCommand.BELLWETHER + "' then 1 else 0 end", now);
        due.ifPresent(row -> row.nextAt = now.plus(LEASE));
        return due.map(CommandRow::command);
    }

    /** Changes one that still is in that stage; empty when it is not any more. */
    Optional<DeviceCommand> change(UUID id, CommandStage from, Consumer<CommandRow> change) {
        CommandRow row = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null || row.state != from) {
            return Optional.empty();
        }
        change.accept(row);
        return Optional.of(row.command());
    }

    /** Those about an incident, or all; the newest first. */
    List<DeviceCommand> list(@Nullable IncidentId incident, @Nullable Position before, int most) {
        return Listing.of(incident, before).page(this, most).map(CommandRow::command).toList();
    }
}
