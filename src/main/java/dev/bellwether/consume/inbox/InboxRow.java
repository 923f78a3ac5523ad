package dev.bellwether.consume.inbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An event whose effects are in the database; what else is kept of it is written by one statement, for {@link Journal}. */
@Entity
@Table(name = "inbox")
class InboxRow {

    @Id
    String eventId;

    Instant processedAt;
    Instant receivedAt;
}
