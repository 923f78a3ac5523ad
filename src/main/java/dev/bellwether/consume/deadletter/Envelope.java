package dev.bellwether.consume.deadletter;

import dev.bellwether.event.wire.DeadLetterHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How a letter is written: whole, and if the topic does not take that much, shorter and shorter. A record may be as long as
 * its own topic takes, and a letter says more than its record.
 */
enum Envelope {
    /** With everything. */
    WHOLE,
    /** Without the stack. */
    SHORT,
    /** With the value packed. */
    PACKED,
    /** Value and headers stay where they came from: the letter says where that is. */
    LEFT;

    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_STACK = 8_000;
    private static final int LONGEST_KEY = 1_000;
    /** Of the connector, for its own use. */
    private static final String GENERATION = "__smallrye_generationId";

    ProducerRecord<String, byte[]> of(Undelivered letter, String topic) {
        KafkaRecord record = letter.record();
        ProducerRecord<String, byte[]> written = new ProducerRecord<>(topic, null, key(record.key()), value(record.value()));
        Headers headers = written.headers();
        why(headers, letter.why());
        add(headers, DeadLetterHeaders.ATTEMPTS, Integer.toString(letter.attempts()));
        add(headers, DeadLetterHeaders.TOPIC, letter.origin().topic());
        add(headers, DeadLetterHeaders.PARTITION, Integer.toString(letter.origin().partition()));
        add(headers, DeadLetterHeaders.OFFSET, Long.toString(letter.origin().offset()));
        if (letter.replayOf() != null) {
            add(headers, DeadLetterHeaders.REPLAY_OF, letter.replayOf().toString());
        }
        if (this == PACKED && record.value() != null) {
            add(headers, DeadLetterHeaders.ENCODING, DeadLetterHeaders.GZIP);
        } else if (this == LEFT) {
            add(headers, DeadLetterHeaders.ENCODING, DeadLetterHeaders.LEFT);
        }
        if (this != LEFT) {
            asItCame(record.headers(), headers);
        }
        return written;
    }

    private void why(Headers headers, Throwable why) {
        add(headers, DeadLetterHeaders.KIND, Kind.of(why).written());
        add(headers, DeadLetterHeaders.REASON, text(why));
        add(headers, DeadLetterHeaders.EXCEPTION, why.getClass().getName());
        if (why.getCause() != null) {
            add(headers, DeadLetterHeaders.CAUSE, text(why.getCause()));
            add(headers, DeadLetterHeaders.CAUSE_CLASS, why.getCause().getClass().getName());
        }
        if (this == WHOLE) {
            StringWriter stack = new StringWriter();
            why.printStackTrace(new PrintWriter(stack, true));
            add(headers, DeadLetterHeaders.STACK, cut(stack.toString(), LONGEST_STACK));
        }
    }

    /** What a stranger, or a letter before, said about letters is not what this one says. */
    private static void asItCame(Headers from, Headers to) {
        for (Header header : from) {
            if (!header.key().startsWith(DeadLetterHeaders.PREFIX) && !header.key().equals(GENERATION)) {
                to.add(header);
            }
        }
    }

    private @Nullable String key(@Nullable String key) {
        return this == LEFT && key != null && key.length() > LONGEST_KEY ? null : key;
    }

    private byte @Nullable [] value(byte @Nullable [] value) {
        return value == null || this == LEFT ? null : this == PACKED ? packed(value) : value;
    }

    private static byte[] packed(byte[] value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(value);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private static String text(Throwable thrown) {
        return cut(thrown.getMessage() == null ? thrown.toString() : thrown.getMessage(), LONGEST_TEXT);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
