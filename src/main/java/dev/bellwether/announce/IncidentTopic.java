package dev.bellwether.announce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.incident.wire.ChangeRecord;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Puts records on {@code bellwether.incidents}. */
@ApplicationScoped
class IncidentTopic {

    /** Longer than the producer tries, shorter than the lease of who writes. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final MutinyEmitter<byte[]> emitter;
    private final ObjectMapper json;

    IncidentTopic(
            @Channel("incidents-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter,
            ObjectMapper json) {
        this.emitter = emitter;
        this.json = json;
    }

    /**
     * Puts them, in order per key; returns when the broker has acknowledged all of them.
     *
     * @throws RuntimeException when one is not safe; put them all again
     */
    void put(List<ChangeRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        Uni.join().all(records.stream().map(this::send).toList()).andFailFast().await().atMost(PATIENCE);
    }

    private Uni<Void> send(ChangeRecord record) {
        RecordHeaders headers = new RecordHeaders();
        record.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return emitter.sendMessage(Message.of(
                value(record),
                Metadata.of(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(record.key())
                        .withHeaders(headers)
                        .build())));
    }

    private byte[] value(ChangeRecord record) {
        try {
            return json.writeValueAsBytes(record.value());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an incident that cannot be written " + record.key(), e);
        }
    }
}
