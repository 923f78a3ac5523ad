/**
 * Noun: what happened, as Bikeep told it. Values only: no I/O, no framework, no clock. Comes out of
 * {@code normalize}, goes onto Kafka and into {@code decide}. Must never decide anything.
 */
@NullMarked
package dev.bellwether.event;

import org.jspecify.annotations.NullMarked;
