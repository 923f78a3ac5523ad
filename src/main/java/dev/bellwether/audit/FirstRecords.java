package dev.bellwether.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the first record of partitions from an offset on, for its time. Belongs to no group and commits nothing. */
final class FirstRecords {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int POLLS_WITH_NOTHING = 10;

    private FirstRecords() {}

    /**
     * The time of each partition's first record.
     *
     * @throws TimeoutException when a partition gives none
     */
    static Map<TopicPartition, Instant> times(Map<TopicPartition, Long> from, Map<String, Object> settings) {
        Map<TopicPartition, Instant> times = new HashMap<>();
        if (from.isEmpty()) {
            return times;
        }
        try (Consumer<byte[], byte[]> reader =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            reader.assign(from.keySet());
            from.forEach(reader::seek);
            for (int nothing = 0; times.size() < from.size(); ) {
                int before = times.size();
                reader.poll(POLL).forEach(record -> {
                    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                    times.putIfAbsent(partition, Instant.ofEpochMilli(record.timestamp()));
                    reader.pause(List.of(partition));
                });
                nothing = times.size() > before ? 0 : nothing + 1;
                if (nothing == POLLS_WITH_NOTHING) {
                    throw new TimeoutException("no record of " + (from.size() - times.size()) + " partitions in time");
                }
            }
        }
        return times;
    }
}
