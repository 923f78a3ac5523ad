package dev.bellwether.receive.quarantine;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One delivery that was not proven. */
@Entity
@Table(name = "quarantine")
class QuarantineRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    Instant receivedAt;
    String reason;
    String client;
    byte[] body;
    String state;
    @Nullable Instant decidedAt;
    @Nullable String decidedBy;
    @Nullable String comment;

    Suspect suspect() {
        return new Suspect(
                id, receivedAt, reason, client, body, Suspect.State.valueOf(state.toUpperCase(Locale.ROOT)),
                decidedAt == null || decidedBy == null
                        ? null
                        : new Suspect.Decision(decidedAt, decidedBy, comment == null ? "" : comment));
    }
}
