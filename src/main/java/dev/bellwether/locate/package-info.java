/**
 * Edge: the location directory. In: Bikeep's answers, polled; out: places from memory, at once, with their age, whether
 * Bikeep is there or not. Must never make an event wait for Bikeep.
 */
@NullMarked
package dev.bellwether.locate;

import org.jspecify.annotations.NullMarked;
