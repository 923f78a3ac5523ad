package dev.bellwether.consume;

import dev.bellwether.consume.inbox.Spot;
import dev.bellwether.event.wire.EventCodec;
import dev.bellwether.event.wire.EventRecord;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Takes records off {@code bikeep.events}, one after the other. A record is acknowledged when its effects are in the
 * database, goes to the dead letters when no retry can mend it, and is left alone while the service stops: whoever
 * takes over finds it again.
 */
@ApplicationScoped
class EventConsumer {

    private final Patience patience;
    private final Pipeline pipeline;

    EventConsumer(Patience patience, Pipeline pipeline) {
        this.patience = patience;
        this.pipeline = pipeline;
    }

    @Incoming("events-in")
    @Blocking
    @Acknowledgment(Strategy.MANUAL)
    CompletionStage<Void> consume(Message<byte[]> message) {
        try {
            patience.until(() -> pipeline.onEvent(EventCodec.decode(read(message)), spot(message)));
            return message.ack();
        } catch (Patience.Stopping neitherDoneNorRefused) {
            return CompletableFuture.completedFuture(null);
        } catch (RuntimeException e) {
            return message.nack(e);
        }
    }

    private static Spot spot(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<?, ?> kafka = kafka(message);
        return new Spot(kafka.getTopic(), kafka.getPartition(), kafka.getOffset());
    }

    private static IncomingKafkaRecordMetadata<?, ?> kafka(Message<byte[]> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
    }

    private static EventRecord read(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<?, ?> kafka = kafka(message);
        Map<String, String> headers = new HashMap<>();
        for (Header header : kafka.getHeaders()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        byte[] value = message.getPayload();
        Object key = kafka.getKey();
        return new EventRecord(key == null ? null : key.toString(), headers, value == null ? new byte[0] : value);
    }
}
