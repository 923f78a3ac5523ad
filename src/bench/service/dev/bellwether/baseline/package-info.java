/**
 * What the webhook is measured against, inside the very server that serves it. In: a POST; out: 202 after doing nothing,
 * or after a bare {@code KafkaProducer} heard from the broker. Compiled into the build of {@code mvn -Pbench} alone; a
 * service that is delivered must never carry it.
 */
@NullMarked
package dev.bellwether.baseline;

import org.jspecify.annotations.NullMarked;
