package dev.bellwether.event.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record of the topic {@code bikeep.events}: a CloudEvent in Kafka's binary mode.
 *
 * @param key     the location's id, else the device's, else the event's; null only when a stranger wrote the record
 * @param headers CloudEvents attributes by their Kafka header names
 * @param value   the event's data, UTF-8 JSON
 */
public record EventRecord(@Nullable String key, Map<String, String> headers, byte[] value) {}
