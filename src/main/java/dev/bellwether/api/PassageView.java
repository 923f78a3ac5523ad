package dev.bellwether.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.consume.inbox.Effect;
import dev.bellwether.consume.inbox.Passage;
import dev.bellwether.event.wire.EventRecord;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.wire.IncidentView;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an event went through the service, as it is answered. What was processed by an older version lacks some of it.
 *
 * @param id          the event's
 * @param receivedAt  when its webhook came
 * @param processedAt when its effects were in the database
 * @param kafka       where it is
 * @param headers     its CloudEvents attributes, by their names on Kafka
 * @param data        as it is on Kafka
 * @param outcome     what was decided
 * @param reason      why
 * @param incident    of which incident it is, as that is now
 * @param told        who was told of that incident, by this event or another
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PassageView(
        String id,
        Instant receivedAt,
        Instant processedAt,
        @Nullable KafkaView kafka,
        @Nullable Map<String, String> headers,
        @Nullable JsonNode data,
        @Nullable String outcome,
        @Nullable String reason,
        @Nullable IncidentView incident,
        @JsonUnwrapped @Nullable LedgerView told) {

    /** A record's place. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KafkaView(String topic, int partition, long offset, @Nullable String key) {}

    static PassageView of(
            Passage passage, ObjectMapper json, @Nullable Incident incident, @Nullable LedgerView told) {
        Effect effect = passage.effect();
        EventRecord record = passage.record();
        return new PassageView(
                passage.id().value(),
                passage.receivedAt(),
                passage.processedAt(),
                kafka(passage),
                record == null ? null : record.headers(),
                record == null ? null : tree(record, json),
                effect == null ? null : effect.outcome(),
                effect == null ? null : effect.reason(),
                incident == null ? null : IncidentView.of(incident),
                told);
    }

    private static @Nullable KafkaView kafka(Passage passage) {
        EventRecord record = passage.record();
        return passage.spot() == null
                ? null
                : new KafkaView(
                        passage.spot().topic(), passage.spot().partition(), passage.spot().offset(),
                        record == null ? null : record.key());
    }

    private static JsonNode tree(EventRecord record, ObjectMapper json) {
        try {
            return json.readTree(record.value());
        } catch (IOException e) {
            throw new IllegalStateException("the inbox holds a value that the codec never wrote", e);
        }
    }
}
