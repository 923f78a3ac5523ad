package dev.bellwether.consume.deadletter;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;

/**
 * Puts letters on their topic, acknowledged by all replicas of it. The connector's own dead-letter strategy is not used: when it
 * cannot write, it ends the consumer.
 */
@ApplicationScoped
public class Postbox {

    /** Longer than the producer tries. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MutinyEmitter<ProducerRecord<String, byte[]>> emitter;
    private final String topic;
    private final LetterMetrics metrics;

    Postbox(
            @Channel("letters-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<ProducerRecord<String, byte[]>> emitter,
            @ConfigProperty(name = "mp.messaging.outgoing.letters-out.topic") String topic,
            LetterMetrics metrics) {
        this.emitter = emitter;
        this.topic = topic;
        this.metrics = metrics;
    }

    /** The letter is not safe: it has to be put again. */
    public static final class NotTaken extends RuntimeException {
        NotTaken(Throwable cause) {
            super("Kafka takes no dead letter: " + cause.getMessage(), cause);
        }
    }

    /**
     * Puts a letter, as much of it as the topic takes; returns when the broker has acknowledged it.
     *
     * @throws NotTaken when it is not safe; put it again
     */
    public LetterId put(Undelivered letter) {
        RuntimeException tooLong = null;
        for (Envelope envelope : Envelope.values()) {
            try {
                LetterId id = send(envelope.of(letter, topic));
                metrics.put(letter);
                return id;
            } catch (RuntimeException e) {
                if (!isTooLong(e)) {
                    throw new NotTaken(e);
                }
                tooLong = e;
            }
        }
        throw new NotTaken(tooLong);
    }

    private LetterId send(ProducerRecord<String, byte[]> record) {
        OutgoingMessageMetadata<RecordMetadata> sent = new OutgoingMessageMetadata<>();
        Uni<Void> acknowledged = emitter.sendMessage(Message.of(record, Metadata.of(sent)));
        acknowledged.await().atMost(PATIENCE);
        RecordMetadata where = sent.getResult();
        return new LetterId(where.partition(), where.offset());
    }

    private static boolean isTooLong(@Nullable Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException) {
                return true;
            }
        }
        return false;
    }
}
