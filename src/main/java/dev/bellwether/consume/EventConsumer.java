package dev.bellwether.consume;

import dev.bellwether.consume.deadletter.KafkaRecord;
import dev.bellwether.consume.deadletter.Postbox;
import dev.bellwether.consume.deadletter.Undelivered;
import dev.bellwether.consume.inbox.Effect;
import dev.bellwether.consume.inbox.Spot;
import dev.bellwether.consume.watchdog.Progress;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.wire.EventCodec;
import dev.bellwether.event.wire.EventRecord;
import dev.bellwether.trace.Step;
import dev.bellwether.trace.Traces;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Takes records off {@code bikeep.events}, one after the other. A record is acknowledged when its effects are in the
 * database or, when no retry can mend it, when it is safe among the dead letters; it is left alone while the service stops:
 * whoever takes over finds it again. Nothing is ever refused to the connector, which would end the stream.
 */
@ApplicationScoped
class EventConsumer {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);

    private final Patience patience;
    private final Pipeline pipeline;
    private final Postbox postbox;
    private final Progress progress;
    private final Traces traces;

    EventConsumer(Patience patience, Pipeline pipeline, Postbox postbox, Progress progress, Traces traces) {
        this.patience = patience;
        this.pipeline = pipeline;
        this.postbox = postbox;
        this.progress = progress;
        this.traces = traces;
    }

    @Incoming("events-in")
    @Blocking
    @Acknowledgment(Strategy.MANUAL)
    CompletionStage<Void> consume(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<?, ?> kafka =
                message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        Spot spot = new Spot(kafka.getTopic(), kafka.getPartition(), kafka.getOffset());
        Object key = kafka.getKey();
        KafkaRecord record = new KafkaRecord(key == null ? null : key.toString(), kafka.getHeaders(), message.getPayload());
        progress.took(spot, kafka.getTimestamp());
        try {
            process(record, spot);
            progress.finished();
            return message.ack();
        } catch (Patience.Stopping neitherDoneNorPutAside) {
            progress.leaves();
            return CompletableFuture.completedFuture(null);
        }
    }

    private void process(KafkaRecord record, Spot spot) {
        try {
            patience.until(() -> decide(record.event(), spot));
        } catch (Patience.Stopping e) {
            throw e;
        } catch (RuntimeException | Error e) {
            LOG.errorf(
                    e, "record cannot be processed, it goes to the dead letters topic=%s partition=%d offset=%d",
                    spot.topic(), spot.partition(), spot.offset());
            patience.until(() -> postbox.put(Undelivered.first(record, spot, e)));
        }
    }

    /** A step of the trace that the record names. */
    private void decide(EventRecord record, Spot spot) {
        DeviceEvent event = EventCodec.decode(record);
        String location = event.facts().location().id();
        Step step = new Step("decide", record.headers().get(Traces.HEADER), Map.of(
                "event", event.id().value(), "type", event.type(), "location", location == null ? "" : location));
        traces.taking(step, () -> pipeline.onEvent(event, spot), effect -> effect.map(Effect::outcome).orElse("repeated"));
    }
}
