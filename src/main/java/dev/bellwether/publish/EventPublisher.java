package dev.bellwether.publish;

import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.wire.EventCodec;
import dev.bellwether.event.wire.EventRecord;
import dev.bellwether.trace.Traces;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Puts events on {@code bikeep.events}. */
@ApplicationScoped
public class EventPublisher {

    private final MutinyEmitter<byte[]> emitter;
    private final Deadlines deadlines;
    private final Traces traces;
    private final int maxInFlight;
    private final AtomicInteger inFlight = new AtomicInteger();

    // The emitter's own buffer answers overflow with an error per record; one count for all callers is kinder.
    EventPublisher(
            @Channel("events-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter,
            Deadlines deadlines,
            Traces traces,
            PublishSettings settings) {
        this.emitter = emitter;
        this.deadlines = deadlines;
        this.traces = traces;
        this.maxInFlight = settings.maxInFlight();
    }

    /**
     * Publishes events, in order per key.
     *
     * @return completes when the broker has acknowledged all of them; fails with {@link Unavailable} when one is not
     *     safe, in which case others of the list may be: the same events may be published again, their ids are the same;
     *     or with {@link TooLong}
     */
    public Uni<Void> publish(List<DeviceEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        int count = events.size();
        int underway = inFlight.addAndGet(count);
        // what is more than the bound all by itself is let through alone, or it never could be
        if (underway > maxInFlight && underway > count) {
            inFlight.addAndGet(-count);
            return Uni.createFrom().failure(new Unavailable("too many events wait for the broker"));
        }
        CompletableFuture<Void> all =
                CompletableFuture.allOf(events.stream().map(this::send).toArray(CompletableFuture<?>[]::new));
        // what the caller no longer waits for is still in flight
        all.whenComplete((acknowledged, e) -> inFlight.addAndGet(-count));
        CompletableFuture<Void> answer = deadlines.within(all);
        return Uni.createFrom().completionStage(() -> answer).onFailure().transform(EventPublisher::failure);
    }

    private static RuntimeException failure(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException) {
                return new TooLong(cause);
            }
        }
        return new Unavailable("the broker did not acknowledge", e);
    }

    private CompletableFuture<Void> send(DeviceEvent event) {
        return traces.sending("publish bikeep.events", trace -> send(EventCodec.encode(event), trace));
    }

    private CompletableFuture<Void> send(EventRecord wire, Map<String, String> trace) {
        RecordHeaders headers = new RecordHeaders();
        wire.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        trace.forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return emitter.sendMessage(Message.of(
                        wire.value(),
                        Metadata.of(OutgoingKafkaRecordMetadata.<String>builder()
                                .withKey(wire.key())
                                .withHeaders(headers)
                                .build())))
                .subscribeAsCompletionStage();
    }
}
