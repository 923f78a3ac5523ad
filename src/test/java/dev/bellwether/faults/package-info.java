/**
 * Fault schedules: the packaged service in a process of its own, with a real Kafka and a real PostgreSQL that are killed,
 * cut off, slowed and silenced while webhooks come in; then every far side is read. In: a seed; out: a table of what was
 * lost, told twice, let in, out of order or wrong. Must never look into the service but by what an operator could see.
 */
@NullMarked
package dev.bellwether.faults;

import org.jspecify.annotations.NullMarked;
