/**
 * Incidents as others read them, once: the JSON of an incident for the API and for the topic {@code bellwether.incidents}, and
 * that topic's CloudEvents headers. In: incidents and their changes; out: records. Knows nothing of a Kafka client. The
 * JSON Schema of the topic's value is {@code schemas/incident-change.schema.json}, the AsyncAPI document
 * {@code schemas/asyncapi.yaml}.
 */
@NullMarked
package dev.bellwether.incident.wire;

import org.jspecify.annotations.NullMarked;
