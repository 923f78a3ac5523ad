package dev.bellwether.consume.watchdog;

import dev.bellwether.consume.watchdog.Look.Membership;
import dev.bellwether.consume.watchdog.Progress.Part;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The connector's consumer, from outside. */
@Singleton
class Line {

    private static final Logger LOG = Logger.getLogger(Line.class);
    private static final String CHANNEL = "events-in";
    /** Longer than the loop's longest poll. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final KafkaClientService clients;
    private final Progress progress;

    Line(KafkaClientService clients, Progress progress) {
        this.clients = clients;
        this.progress = progress;
    }

    /** Whether there is one at all: it may be switched off. */
    boolean exists() {
        return consumer() != null;
    }

    /** How long ago the loop polled. */
    Duration polled() {
        Consumer<?, ?> kafka = consumer().unwrap();
        return kafka == null
                ? Duration.ZERO
                : kafka.metrics().entrySet().stream()
                        .filter(metric -> metric.getKey().name().equals("last-poll-seconds-ago"))
                        .map(metric -> ((Number) metric.getValue().metricValue()).longValue())
                        .findFirst()
                        .map(seconds -> Duration.ofSeconds(Math.max(0, seconds)))
                        .orElse(Duration.ZERO);
    }

    /** What it was given; null when its thread does not answer, or it was closed. */
    @Nullable Membership membership() {
        try {
            Function<Consumer<Object, Object>, Membership> read =
                    kafka -> new Membership(parts(kafka.assignment()), parts(kafka.paused()));
            return consumer().runOnPollingThread(read).await().atMost(PATIENCE);
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** Tries; whether it helps is seen by the next looks. */
    void cure(Cure cure) {
        KafkaConsumer<Object, Object> consumer = consumer();
        try {
            switch (cure) {
                case WAKE -> consumer.unwrap().wakeup();
                case RESUME -> consumer.runOnPollingThread(kafka -> {
                            kafka.resume(kafka.paused());
                        })
                        .chain(consumer::resume)
                        .await()
                        .atMost(PATIENCE);
                case COMMIT -> consumer.runOnPollingThread(this::commit).await().atMost(PATIENCE);
                case REJOIN -> consumer.runOnPollingThread(kafka -> {
                            kafka.enforceRebalance("records wait and none is taken");
                        })
                        .await()
                        .atMost(PATIENCE);
            }
        } catch (RuntimeException e) {
            LOG.warnf("consumer could not be cured cure=%s reason=%s", cure.written(), e);
        }
    }

    /** Only where the next record to be read follows the last that was finished: nothing lies in between, read or in hand. */
    private void commit(Consumer<Object, Object> kafka) {
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        for (TopicPartition partition : kafka.assignment()) {
            long finished = progress.finished(new Part(partition.topic(), partition.partition()));
            if (finished >= 0 && kafka.position(partition, PATIENCE) == finished) {
                done.put(partition, new OffsetAndMetadata(finished));
            }
        }
        kafka.commitSync(done, PATIENCE);
        kafka.enforceRebalance("the connector does not commit what is done");
    }

    private @Nullable KafkaConsumer<Object, Object> consumer() {
        return clients.getConsumer(CHANNEL);
    }

    private static Set<Part> parts(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .map(partition -> new Part(partition.topic(), partition.partition()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
