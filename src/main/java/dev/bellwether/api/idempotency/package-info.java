/**
 * Calls that are done once however often they are asked for. In: an {@code Idempotency-Key}; out: the first answer, again. Must never
 * keep what was sent, only a hash of it: a seed may be in it.
 */
@NullMarked
package dev.bellwether.api.idempotency;

import org.jspecify.annotations.NullMarked;
