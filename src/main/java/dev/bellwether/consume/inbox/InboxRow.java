package dev.bellwether.consume.inbox;

import dev.bellwether.event.EventId;
import dev.bellwether.event.wire.EventRecord;
import dev.bellwether.incident.IncidentId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event whose effects are in the database. Rows are written by statements; this reads them. */
@Entity
@Table(name = "inbox")
class InboxRow {

    @Id
    String eventId;

    Instant processedAt;
    Instant receivedAt;
    @Nullable String recordKey;
    @Nullable String headers;
    byte @Nullable [] value;
    @Nullable String topic;
    @Nullable Integer kafkaPartition;
    @Nullable Long kafkaOffset;
    @Nullable String outcome;
    @Nullable String reason;
    @Nullable UUID incidentId;

    Passage passage() {
        return new Passage(new EventId(eventId), receivedAt, processedAt, record(), spot(), effect());
    }

    private @Nullable EventRecord record() {
        return value == null || headers == null ? null : new EventRecord(recordKey, Headers.headers(headers), value);
    }

    private @Nullable Spot spot() {
        return topic == null || kafkaPartition == null || kafkaOffset == null
                ? null
                : new Spot(topic, kafkaPartition, kafkaOffset);
    }

    private @Nullable Effect effect() {
        return outcome == null || reason == null
                ? null
                : new Effect(outcome, reason, incidentId == null ? null : new IncidentId(incidentId));
    }
}
