/**
 * The Kafka contract, once: topics, keys, CloudEvents headers, the JSON of the value. In: events; out: records, and
 * back. Knows nothing of a Kafka client. The JSON Schema is {@code schemas/bikeep-event.schema.json}, the AsyncAPI
 * document {@code schemas/asyncapi.yaml}.
 */
@NullMarked
package dev.bellwether.event.wire;

import org.jspecify.annotations.NullMarked;
