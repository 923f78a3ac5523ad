/**
 * Edge: proven deliveries that Kafka could not take, in PostgreSQL until it can. In: a delivery; out: a promise kept only
 * when it is committed, and later its events on Kafka, in order, before newer ones. Bounded by count and bytes. Must never
 * drop what it took, never let what came later overtake it, and never be asked while Kafka is well.
 */
@NullMarked
package dev.bellwether.receive.spool;

import org.jspecify.annotations.NullMarked;
