package dev.bellwether.consume.inbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An event whose effects are in the database. */
@Entity
@Table(name = "inbox")
class InboxRow {

    @Id
    String eventId;

    Instant processedAt;
}
