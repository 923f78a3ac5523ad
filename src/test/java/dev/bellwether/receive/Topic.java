package dev.bellwether.receive;

import dev.bellwether.event.wire.EventRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** What is put on a topic from now on, read with a plain consumer. */
final class Topic implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<EventRecord> records = new ArrayList<>();

    /** The events from now on; one is posted first, so that there is a topic to listen to. */
    static Topic ofEvents() {
        Deliveries.postSigned("report", "{\"first\":true}").then().statusCode(202);
        return new Topic("bikeep.events");
    }

    /** From the topic's present end. */
    Topic(String name) {
        Properties settings = new Properties();
        settings.put(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** The records that came since the last time, once there are at least this many. */
    List<EventRecord> take(int atLeast) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(10))
                .until(() -> poll().size() >= atLeast);
        List<EventRecord> taken = poll();
        records.clear();
        return taken;
    }

    private List<EventRecord> poll() {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(50))) {
            Map<String, String> headers = new HashMap<>();
            record.headers().forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
            records.add(new EventRecord(record.key(), headers, record.value()));
        }
        return List.copyOf(records);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
