/**
 * Judgement: what an event, a poll or the passing of time means for people. In: a sighting, what is known, the rules,
 * the time; out: a decision with its reason, and when to tell whom. Pure functions over records. Must never do I/O and
 * never decide without a reason.
 */
@NullMarked
package dev.bellwether.decide;

import org.jspecify.annotations.NullMarked;
