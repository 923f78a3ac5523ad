/**
 * Edge: are Bikeep's webhooks whole? In: webhooks heard, and those that must have come since a poll saw what they tell;
 * out: which came and which were missed. Joins the caller's transaction. Decides nothing about incidents.
 */
@NullMarked
package dev.bellwether.consume.completeness;

import org.jspecify.annotations.NullMarked;
