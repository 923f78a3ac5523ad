/**
 * Judgement: what we were told against what we can ask. In: the last belief about a location, a look at it, its live
 * incident, the webhooks heard; out: a decision with its reason, the next belief, and when to look again. Pure. Must
 * never take {@code unknown} or a failed look for an outage or a recovery, and never call anything recovered that was
 * seen well only once.
 */
@NullMarked
package dev.bellwether.decide.reconcile;

import org.jspecify.annotations.NullMarked;
