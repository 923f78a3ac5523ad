/**
 * Edge: whether the consumer goes on. In: what it has in hand, whether its loop polls, and what Kafka says is waiting; out: a
 * cure from within where there is one, the health check {@code consumer}, metrics, and what the auditor is to say. Must never
 * call a slow or absent database, or an absent Kafka, a standstill: a restart would mend neither.
 */
@NullMarked
package dev.bellwether.consume.watchdog;

import org.jspecify.annotations.NullMarked;
