package dev.bellwether.consume.deadletter;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads stretches of topics by a client that lives for one question, belongs to no group and commits nothing. */
@Singleton
class TopicReader {

    private static final Duration POLL = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Map<String, Object> OURS = Map.of(
            "default.api.timeout.ms", 5000,
            "request.timeout.ms", 3000,
            "enable.auto.commit", false,
            "auto.offset.reset", "none",
            "allow.auto.create.topics", false,
            "max.poll.records", 100,
            // letters may be as long as records: a few at a time
            "fetch.max.bytes", 4_000_000);

    private final Map<String, Object> settings;

    TopicReader(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.settings = new HashMap<>(kafka);
        this.settings.putAll(OURS);
        this.settings.remove("group.id");
    }

    /** Kafka gave no answer in time. */
    public static final class Away extends RuntimeException {
        Away(String message) {
            super(message);
        }

        Away(Throwable cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }

    /**
     * Of a partition: the offsets it has.
     *
     * @param start the first
     * @param end   the one after the last
     */
    record Extent(long start, long end) {

        boolean isEmpty() {
            return start >= end;
        }
    }

    /** A question to a topic. */
    interface Question<T> {
        T ask(Open topic);
    }

    /** A topic that can be read. */
    final class Open {

        private final Consumer<String, byte[]> consumer;
        private final String topic;

        private Open(Consumer<String, byte[]> consumer, String topic) {
            this.consumer = consumer;
            this.topic = topic;
        }

        /** What there is, by partition; nothing when there is no such topic. */
        Map<Integer, Extent> extents() {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
            Map<Integer, Extent> extents = new TreeMap<>();
            consumer.endOffsets(partitions)
                    .forEach((partition, end) -> extents.put(partition.partition(), new Extent(starts.get(partition), end)));
            return extents;
        }

        /** Goes through a stretch of a partition for as long as somebody wants the next record. */
        void read(int number, Extent extent, Predicate<ConsumerRecord<String, byte[]>> wantsMore) {
            TopicPartition partition = new TopicPartition(topic, number);
            if (extent.isEmpty()) {
                return;
            }
            consumer.assign(List.of(partition));
            consumer.seek(partition, extent.start());
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.position(partition) < extent.end()) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL).records(partition)) {
                    if (record.offset() >= extent.end() || !wantsMore.test(record)) {
                        return;
                    }
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new Away("no records of " + partition + " within " + PATIENCE.toSeconds() + " s");
                }
            }
        }
    }

    /**
     * Asks.
     *
     * @throws Away when Kafka does not answer in time
     */
    <T> T ask(String topic, Question<T> question) {
        try (Consumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            return question.ask(new Open(consumer, topic));
        } catch (KafkaException e) {
            throw new Away(e);
        }
    }
}
