package dev.bellwether.consume.completeness;

import dev.bellwether.decide.reconcile.Heard;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A webhook's event about a connection. */
@Entity
@Table(name = "webhook_heard")
class HeardRow {

    @Id
    String eventId;

    String location;
    String type;
    boolean worse;
    @Nullable Instant occurredAt;
    Instant receivedAt;
    boolean ofDevice;

    Heard heard() {
        return new Heard(type, worse, occurredAt, receivedAt, ofDevice);
    }
}
