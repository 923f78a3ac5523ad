package dev.bellwether.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is on Kafka, as another system would read it. */
final class Topic implements AutoCloseable {

    /** The events. */
    static final String EVENTS = "bikeep.events";
    /** The changes of incidents. */
    static final String INCIDENTS = "bellwether.incidents";

    private static final int PARTITIONS = 3;
    /** A connection that a trouble has left half open is given up several times sooner. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int ANSWER_MILLIS = 5_000;

    private final KafkaConsumer<String, String> consumer;

    /** A record: of which location or incident, the CloudEvent's id, and what it says. */
    record Event(String key, String id, String value) {}

    /** From now on. */
    Topic(String broker, String name) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", broker, "auto.offset.reset", "none", "isolation.level", "read_committed",
                        "request.timeout.ms", ANSWER_MILLIS),
                new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            partitions.add(new TopicPartition(name, partition));
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions, PATIENCE);
        end.forEach(consumer::seek);
    }

    static void create(String broker) {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker))) {
            NewTopic incidents =
                    new NewTopic(INCIDENTS, PARTITIONS, (short) 1).configs(Map.of("cleanup.policy", "compact,delete"));
            admin.createTopics(List.of(new NewTopic(EVENTS, PARTITIONS, (short) 1), incidents)).all().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that came since the last time, in its order within each key. */
    List<Event> read() {
        List<Event> events = new ArrayList<>();
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), PATIENCE);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
            for (ConsumerRecord<String, String> event : consumer.poll(Duration.ofMillis(200))) {
                Header id = event.headers().lastHeader("ce_id");
                events.add(new Event(
                        String.valueOf(event.key()),
                        id == null ? "" : new String(id.value(), StandardCharsets.UTF_8),
                        event.value()));
            }
        }
        return events;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
