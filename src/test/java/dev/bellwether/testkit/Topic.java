package dev.bellwether.testkit;

import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.wire.EventCodec;
import dev.bellwether.event.wire.EventRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic, written and read by a stranger. */
public record Topic(String kafka, String name) {

    /** Where events are. */
    public static Topic events(String kafka) {
        return new Topic(kafka, "bikeep.events");
    }

    /** Where dead letters are. */
    public static Topic letters(String kafka) {
        return new Topic(kafka, "bikeep.events.dlq");
    }

    /** Where changes of incidents are. */
    public static Topic incidents(String kafka) {
        return new Topic(kafka, "bellwether.incidents");
    }

    /** Puts a record there. */
    public RecordMetadata put(String key, byte[] value, Map<String, String> headers) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(name, key, value);
        headers.forEach((header, text) -> record.headers().add(header, text.getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "max.request.size", 4_000_000);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            return producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts an event there, with more headers than its own. */
    public RecordMetadata put(DeviceEvent event, Map<String, String> more) {
        EventRecord record = EventCodec.encode(event);
        Map<String, String> headers = new HashMap<>(record.headers());
        headers.putAll(more);
        return put(record.key(), record.value(), headers);
    }

    /** Puts events there, in this order. */
    public void putAll(List<DeviceEvent> events) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer())) {
            for (DeviceEvent event : events) {
                EventRecord record = EventCodec.encode(event);
                ProducerRecord<String, byte[]> sent = new ProducerRecord<>(name, record.key(), record.value());
                record.headers().forEach((header, text) -> sent.headers().add(header, text.getBytes(StandardCharsets.UTF_8)));
                producer.send(sent);
            }
        }
    }

    /** All there is now, partition by partition. */
    public List<ConsumerRecord<String, byte[]>> all() {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest");
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<PartitionInfo> infos = consumer.partitionsFor(name);
            List<TopicPartition> partitions =
                    infos.stream().map(info -> new TopicPartition(name, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }

    /** A header's text. */
    public static String header(ConsumerRecord<?, ?> record, String name) {
        return record.headers().lastHeader(name) == null
                ? null
                : new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
