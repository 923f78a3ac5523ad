package dev.bellwether.consume.inbox;

/**
 * Where Kafka has a record.
 *
 * @param topic     its topic
 * @param partition its partition
 * @param offset    its offset there
 */
public record Spot(String topic, int partition, long offset) {}
