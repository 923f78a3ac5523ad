/**
 * Noun: how often somebody may. In: a client's name; out: how long it has to wait. Must never be asked of a delivery that
 * is proven.
 */
@NullMarked
package dev.bellwether.limit;

import org.jspecify.annotations.NullMarked;
