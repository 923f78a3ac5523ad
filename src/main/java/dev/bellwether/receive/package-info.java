/**
 * Edge: {@code POST /webhooks/bikeep}. In: bytes; out: 202 when every event is safe, or a problem. Stays on the event
 * loop and touches no database while Kafka is well. Must never let in what is not proven, never answer 2xx before the
 * broker or the spool has it, and never blame the caller for our own fault.
 */
@NullMarked
package dev.bellwether.receive;

import org.jspecify.annotations.NullMarked;
