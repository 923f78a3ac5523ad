/**
 * Edge: deliveries that were not proven, kept for an operator to look at. In: bytes; out: nothing is ever processed from
 * here by itself, only what a person vouches for. Bounded by count, size and age; must never slow a delivery down.
 */
@NullMarked
package dev.bellwether.receive.quarantine;

import org.jspecify.annotations.NullMarked;
