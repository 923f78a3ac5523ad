package dev.bellwether.consume.inbox;

import dev.bellwether.event.EventId;
import dev.bellwether.event.wire.EventRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an event went through the service.
 *
 * @param id          which
 * @param receivedAt  when its webhook came
 * @param processedAt when its effects were in the database
 * @param record      as it is on Kafka; null for what was processed before the inbox kept it
 * @param spot        where; null likewise
 * @param effect      what came of it; null likewise
 */
public record Passage(
        EventId id,
        Instant receivedAt,
        Instant processedAt,
        @Nullable EventRecord record,
        @Nullable Spot spot,
        @Nullable Effect effect) {}
