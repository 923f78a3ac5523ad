package dev.bellwether.publish;

import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.wire.EventCodec;
import dev.bellwether.event.wire.EventRecord;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Puts events on {@code bikeep.events}. */
@ApplicationScoped
public class EventPublisher {

    private final MutinyEmitter<byte[]> emitter;
    private final int maxInFlight;
    private final AtomicInteger inFlight = new AtomicInteger();

    // The emitter's own buffer answers overflow with an error per record; one count for all callers is kinder.
    EventPublisher(
            @Channel("events-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter,
            PublishSettings settings) {
        this.emitter = emitter;
        this.maxInFlight = settings.maxInFlight();
    }

    /**
     * Publishes events, in order per key.
     *
     * @return completes when the broker has acknowledged all of them; fails with {@link Unavailable} when one is not
     *     safe, in which case others of the list may be: the same events may be published again, their ids are the same
     */
    public Uni<Void> publish(List<DeviceEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        int count = events.size();
        if (inFlight.addAndGet(count) > maxInFlight) {
            inFlight.addAndGet(-count);
            return Uni.createFrom().failure(new Unavailable("too many events wait for the broker"));
        }
        List<Uni<Void>> sends = events.stream().map(this::send).toList();
        Uni<Void> all = sends.size() == 1 ? sends.get(0) : Uni.join().all(sends).andCollectFailures().replaceWithVoid();
        return all.onTermination()
                .invoke(() -> inFlight.addAndGet(-count))
                .onFailure()
                .transform(e -> new Unavailable("the broker did not acknowledge", e));
    }

    private Uni<Void> send(DeviceEvent event) {
        EventRecord wire = EventCodec.encode(event);
        RecordHeaders headers = new RecordHeaders();
        wire.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return emitter.sendMessage(Message.of(
                wire.value(),
                Metadata.of(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(wire.key())
                        .withHeaders(headers)
                        .build())));
    }
}
