package dev.bellwether.baseline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Records that the service itself has written, to be sent again: same keys, same headers, same size. */
public final class Recorded {

    /** Where the service writes. */
    public static final String SOURCE = "bikeep.events";
    /** Where the baselines write; has as many partitions. */
    public static final String TARGET = "baseline.events";

    /** How many are read. */
    public static final int ENOUGH = 2_000;

    private static final Duration POLL = Duration.ofMillis(200);

    private Recorded() {}

    /** {@link #ENOUGH} of the service's records, which must be there, addressed to {@link #TARGET}. */
    public static List<ProducerRecord<String, byte[]>> read(String bootstrapServers) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(SOURCE).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (records.size() < ENOUGH) {
                for (ConsumerRecord<String, byte[]> found : consumer.poll(POLL)) {
                    records.add(new ProducerRecord<>(TARGET, null, found.key(), found.value(), found.headers()));
                }
            }
        }
        return records;
    }

    /** How large the records are on average: key, headers and value. */
    public static long size(List<ProducerRecord<String, byte[]>> records) {
        long size = 0;
        for (ProducerRecord<String, byte[]> one : records) {
            size += one.key().length() + one.value().length;
            for (Header header : one.headers()) {
                size += header.key().length() + header.value().length;
            }
        }
        return size / records.size();
    }
}
