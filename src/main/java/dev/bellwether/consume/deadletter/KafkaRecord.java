package dev.bellwether.consume.deadletter;

import dev.bellwether.event.wire.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record as Kafka has it, whoever wrote it.
 *
 * @param key     its key
 * @param headers its headers, whatever their bytes mean
 * @param value   its value; null where there is none
 */
public record KafkaRecord(@Nullable String key, Headers headers, byte @Nullable [] value) {

    /** As an event's record, for the codec. */
    public EventRecord event() {
        return new EventRecord(key, texts(headers), value == null ? new byte[0] : value);
    }

    /** Headers as text; of several of one name the last. */
    static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Header header : headers) {
            if (header.value() != null) {
                texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
