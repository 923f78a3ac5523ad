package dev.bellwether.respond.access;

import dev.bellwether.bikeep.CardId;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.respond.access.TechnicianAccess.Pass;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An access's columns. */
@Entity
@Table(name = "technician_access")
class AccessRow {

    @Id
    UUID id;

    UUID incidentId;
    String location;
    String whitelist;
    @Nullable String card;
    String cardEnd;
    String technician;
    String reason;
    String requestedBy;
    Instant until;

    @Enumerated(EnumType.STRING)
    AccessStage state;

    @Nullable String said;
    Instant requestedAt;

    /** Since when it is to be off. */
    @Nullable Instant removeSince;

    @Nullable Instant unseenSince;
    @Nullable Instant endedAt;

    /** When there is something to do about it; null while only the time, or the incident, ends it. */
    @Nullable Instant nextAt;

    static AccessRow of(TechnicianAccess access, @Nullable Instant next) {
        AccessRow row = new AccessRow();
        row.id = access.id();
        row.incidentId = access.incident().value();
        row.location = access.location();
        row.whitelist = access.whitelist();
        row.card = access.card() == null ? null : access.card().value();
        row.cardEnd = access.pass().cardEnd();
        row.technician = access.pass().technician();
        row.reason = access.pass().reason();
        row.requestedBy = access.requestedBy();
        row.until = access.pass().until();
        row.state = access.state();
        row.said = access.said();
        row.requestedAt = access.requestedAt();
        row.endedAt = access.endedAt();
        row.nextAt = next;
        return row;
    }

    TechnicianAccess access() {
        return new TechnicianAccess(
                id, new IncidentId(incidentId), whitelist, location, card == null ? null : new CardId(card),
                new Pass(cardEnd, technician, reason, until), requestedBy, state, said, requestedAt, unseenSince, endedAt);
    }

    /** From now on it is to be off. */
    void remove(String words, Instant now) {
        state = AccessStage.REMOVING;
        said = words;
        removeSince = now;
        nextAt = now;
    }

    void end(AccessStage end, String words, Instant now) {
        state = end;
        said = words;
        card = null;
        endedAt = now;
        nextAt = null;
    }
}
