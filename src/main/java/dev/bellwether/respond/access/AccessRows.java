package dev.bellwether.respond.access;

import dev.bellwether.incident.IncidentId;
import dev.bellwether.respond.Due;
import dev.bellwether.respond.Listing;
import dev.bellwether.respond.Position;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Technicians' access in PostgreSQL. Every call joins the caller's transaction. */
@ApplicationScoped
class AccessRows implements PanacheRepositoryBase<AccessRow, UUID> {

    /** Longer than it takes to change a whitelist and to read it. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final List<AccessStage> LIVE = List.of(AccessStage.GRANTING, AccessStage.GRANTED, AccessStage.REMOVING);

    /** The next one that something is to be done about; nobody else takes it for the lease's time. */
    Optional<TechnicianAccess> take(Instant now) {
        Optional<AccessRow> due = Due.first(this, "requestedAt", now);
        due.ifPresent(row -> row.nextAt = now.plus(LEASE));
        return due.map(AccessRow::access);
    }

    /** Those that are on although their time or their incident is over. */
    List<UUID> over(Instant now) {
        return getEntityManager()
                .createNativeQuery(
                        """
                        select a.id from technician_access a
                        where a.state in ('GRANTING', 'GRANTED') and (a.until <= :now
                          or not exists (select 1 from incident i where i.id = a.incident_id and i.state <> 'RESOLVED'))
                        """,
                        UUID.class)
                .setParameter("now", now)
                .getResultList();
    }

    /** Changes one that is in one of these stages; empty when it is not any more. */
    Optional<TechnicianAccess> change(UUID id, Set<AccessStage> from, Consumer<AccessRow> change) {
        AccessRow row = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null || !from.contains(row.state)) {
            return Optional.empty();
        }
        change.accept(row);
        return Optional.of(row.access());
    }

    /** Whether such a card is on that whitelist by us, or about to be. */
    boolean isLive(String whitelist, String card) {
        return count("whitelist = ?1 and card = ?2 and state in ?3", whitelist, card, LIVE) > 0;
    }

    long live() {
        return count("state in ?1", LIVE);
    }

    /** Since when the one that should be off for longest should; null when none should. */
    @Nullable Instant overdueSince() {
        return find("state = ?1 order by removeSince", AccessStage.REMOVING).stream()
                .map(row -> row.removeSince)
                .findFirst()
                .orElse(null);
    }

    /** Of an incident, or of all; the newest first. */
    List<TechnicianAccess> list(
            @Nullable IncidentId incident, boolean live, @Nullable Position before, int most) {
        Listing all = Listing.of(incident, before);
        return (live ? all.and("state in :live", "live", LIVE) : all).page(this, most).map(AccessRow::access).toList();
    }
}
