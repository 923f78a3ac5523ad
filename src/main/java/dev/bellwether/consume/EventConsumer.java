package dev.bellwether.consume;

import dev.bellwether.event.wire.EventCodec;
import dev.bellwether.event.wire.EventRecord;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes records off {@code bikeep.events}, one after the other. Returning acknowledges; throwing sends the record to the
 * dead letters, so only what no retry can mend gets out of here as an exception.
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
    void consume(ConsumerRecord<String, byte[]> message) {
        EventRecord wire = new EventRecord(message.key(), headers(message), bytes(message));
        patience.until(() -> pipeline.onEvent(EventCodec.decode(wire)));
    }

    private static byte[] bytes(ConsumerRecord<String, byte[]> message) {
        return message.value() == null ? new byte[0] : message.value();
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> message) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : message.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }
}
