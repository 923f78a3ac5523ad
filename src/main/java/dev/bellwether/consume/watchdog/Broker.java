package dev.bellwether.consume.watchdog;

import dev.bellwether.consume.watchdog.Look.Backlog;
import dev.bellwether.consume.watchdog.Progress.Part;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What Kafka says about the topic and the group, asked past the consumer. One thread asks. */
@Singleton
class Broker {

    private static final Map<String, Object> OURS =
            Map.of("default.api.timeout.ms", 4000, "request.timeout.ms", 2000, "reconnect.backoff.max.ms", 1000);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Object> settings;
    private final Progress progress;
    private final String topic;
    private final String group;
    private @Nullable Admin admin;

    Broker(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Progress progress,
            @ConfigProperty(name = "mp.messaging.incoming.events-in.topic") String topic,
            @ConfigProperty(name = "mp.messaging.incoming.events-in.group.id") String group) {
        this.settings = new HashMap<>(kafka);
        this.settings.putAll(OURS);
        this.progress = progress;
        this.topic = topic;
        this.group = group;
    }

    /** What waits where; null when Kafka gives no answer in time. */
    @Nullable Map<Part, Backlog> backlog() {
        try {
            return read();
        } catch (ExecutionException e) {
            return e.getCause() instanceof UnknownTopicOrPartitionException ? Map.of() : null;
        } catch (TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private Map<Part, Backlog> read() throws ExecutionException, TimeoutException, InterruptedException {
        List<TopicPartition> partitions = answer(admin().describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions().stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        Map<TopicPartition, ListOffsetsResultInfo> starts = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, OffsetAndMetadata> committed =
                answer(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Map<Part, Backlog> backlog = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Part part = new Part(topic, partition.partition());
            long start = starts.get(partition).offset();
            long end = ends.get(partition).offset();
            OffsetAndMetadata done = committed.get(partition);
            long finished = progress.finished(part);
            backlog.put(part, new Backlog(
                    done == null || done.offset() > end ? start : Math.max(start, done.offset()),
                    finished > end ? start : Math.max(start, finished), // of a topic that was there before this one
                    end));
        }
        return backlog;
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(List<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, TimeoutException, InterruptedException {
        return answer(admin().listOffsets(partitions.stream().collect(Collectors.toMap(Function.identity(), it -> which)))
                .all());
    }

    /** Those of these partitions that no member of the group has; none when that is not known. */
    Set<Part> orphans(Set<Part> of) {
        try {
            Set<Part> orphans = new HashSet<>(of);
            answer(admin().describeConsumerGroups(List.of(group)).all()).get(group).members().stream()
                    .flatMap(member -> member.assignment().topicPartitions().stream())
                    .forEach(partition -> orphans.remove(new Part(partition.topic(), partition.partition())));
            return orphans;
        } catch (ExecutionException | TimeoutException e) {
            return Set.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Set.of();
        }
    }

    void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }

    private Admin admin() {
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }

    private static <T> T answer(KafkaFuture<T> future) throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
