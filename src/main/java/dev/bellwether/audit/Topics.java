package dev.bellwether.audit;

import dev.bellwether.decide.audit.Sight.Unread;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What Kafka says: how far the consumer has committed, what lies beyond, how many dead letters there are. Clients live for
 * one look, so none is ever in a bad state; every call has a time-out.
 */
@Singleton
class Topics {

    private static final Map<String, Object> OURS = Map.of(
            "default.api.timeout.ms", 5000,
            "request.timeout.ms", 3000,
            "enable.auto.commit", false,
            "auto.offset.reset", "earliest",
            "allow.auto.create.topics", false,
            // of each partition the first record is wanted, and no more
            "max.poll.records", 1,
            "max.partition.fetch.bytes", 1);

    private final Map<String, Object> settings;
    private final String events;
    private final String group;
    private final String letters;

    Topics(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "mp.messaging.incoming.events-in.topic") String events,
            @ConfigProperty(name = "mp.messaging.incoming.events-in.group.id") String group,
            @ConfigProperty(name = "mp.messaging.outgoing.letters-out.topic") String letters) {
        this.settings = new HashMap<>(kafka);
        this.settings.putAll(OURS);
        this.settings.remove("group.id"); // whoever only looks belongs to no group
        this.events = events;
        this.group = group;
        this.letters = letters;
    }

    /**
     * Reads.
     *
     * @throws Exception when Kafka does not answer in time
     */
    Page read() throws Exception {
        Admin admin = Admin.create(settings);
        try {
            List<TopicPartition> read = partitions(admin, events);
            List<TopicPartition> dead = partitions(admin, letters);
            Map<TopicPartition, Long> ends = offsets(
                    admin, Stream.concat(read.stream(), dead.stream()).toList(), OffsetSpec.latest());
            Map<Integer, Long> deadEnds = new TreeMap<>();
            dead.forEach(partition -> deadEnds.put(partition.partition(), ends.get(partition)));
            return new Page(unread(uncommitted(admin, read, ends), ends), deadEnds);
        } finally {
            admin.close(Duration.ofSeconds(1));
        }
    }

    /** The partitions of a topic; none while nobody has written to it. */
    private static List<TopicPartition> partitions(Admin admin, String topic) throws Exception {
        try {
            return admin.describeTopics(List.of(topic)).topicNameValues().get(topic).get().partitions().stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return List.of();
            }
            throw e;
        }
    }

    /** Where the consumer will go on, for the partitions in which it has not come to the end. */
    private Map<TopicPartition, Long> uncommitted(
            Admin admin, List<TopicPartition> partitions, Map<TopicPartition, Long> ends) throws Exception {
        Map<TopicPartition, Long> starts = offsets(admin, partitions, OffsetSpec.earliest());
        Map<TopicPartition, OffsetAndMetadata> committed =
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(group).get();
        Map<TopicPartition, Long> uncommitted = new HashMap<>();
        starts.forEach((partition, start) -> {
            OffsetAndMetadata done = committed.get(partition);
            long next = done == null ? start : Math.max(start, done.offset());
            if (next < ends.get(partition)) {
                uncommitted.put(partition, next);
            }
        });
        return uncommitted;
    }

    private List<Unread> unread(Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends) {
        return FirstRecords.times(from, settings).entrySet().stream()
                .map(first -> new Unread(ends.get(first.getKey()) - from.get(first.getKey()), first.getValue()))
                .toList();
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, List<TopicPartition> partitions, OffsetSpec which)
            throws Exception {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which)))
                .all()
                .get()
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    /**
     * What was read.
     *
     * @param unread  what lies beyond the committed offsets
     * @param letters the end of each partition of the dead letters
     */
    record Page(List<Unread> unread, Map<Integer, Long> letters) {}
}
