package dev.bellwether.consume.deadletter;

import dev.bellwether.consume.inbox.Spot;
import dev.bellwether.event.wire.CloudEvents;
import dev.bellwether.event.wire.DeadLetterHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be processed.
 *
 * @param id       which letter
 * @param at       when it was written
 * @param why      what its headers say about that, by their names
 * @param record   the record as it came, as far as the letter has it
 * @param isLeft   whether value and headers stayed where the record came from
 */
public record DeadLetter(LetterId id, Instant at, Map<String, String> why, KafkaRecord record, boolean isLeft) {

    static DeadLetter of(ConsumerRecord<String, byte[]> read) {
        Headers why = new RecordHeaders();
        Headers came = new RecordHeaders();
        for (Header header : read.headers()) {
            (header.key().startsWith(DeadLetterHeaders.PREFIX) ? why : came).add(header);
        }
        Map<String, String> said = KafkaRecord.texts(why);
        String encoding = said.getOrDefault(DeadLetterHeaders.ENCODING, "");
        byte[] value = encoding.equals(DeadLetterHeaders.GZIP) ? unpacked(read.value()) : read.value();
        return new DeadLetter(
                new LetterId(read.partition(), read.offset()),
                Instant.ofEpochMilli(read.timestamp()),
                said,
                new KafkaRecord(read.key(), came, value),
                encoding.equals(DeadLetterHeaders.LEFT));
    }

    /** With what had stayed. */
    DeadLetter with(KafkaRecord whole) {
        return new DeadLetter(id, at, why, whole, false);
    }

    /** Why, in a bounded word; letters of an older version do not say. */
    public Kind kind() {
        return Kind.of(why.getOrDefault(DeadLetterHeaders.KIND, "")).orElse(Kind.FAILED);
    }

    /** How often it was processed in vain. */
    public int attempts() {
        return (int) number(DeadLetterHeaders.ATTEMPTS, 1);
    }

    /** Where the record came from. */
    public Spot origin() {
        return new Spot(
                why.getOrDefault(DeadLetterHeaders.TOPIC, ""),
                (int) number(DeadLetterHeaders.PARTITION, -1),
                number(DeadLetterHeaders.OFFSET, -1));
    }

    /** The id of its event, if the record says it. */
    public @Nullable String event() {
        return KafkaRecord.texts(record.headers()).get(CloudEvents.ID);
    }

    /** The type of its event, if the record says it. */
    public @Nullable String type() {
        return KafkaRecord.texts(record.headers()).get(CloudEvents.TYPE);
    }

    /** Who writes to the topic is not ours to say. */
    private long number(String header, long otherwise) {
        try {
            return Long.parseLong(why.getOrDefault(header, ""));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static byte @Nullable [] unpacked(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(value))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            return value;
        }
    }
}
