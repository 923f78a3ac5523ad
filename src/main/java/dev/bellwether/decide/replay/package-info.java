/**
 * Judgement: what would have been told. In: events and what else was found, in the order it was learnt, and rules; out: the
 * messages, each at the time it would have gone. Everything is kept in memory and time passes as the evidence does. Must
 * judge by what decides in earnest, and by nothing of its own.
 */
@NullMarked
package dev.bellwether.decide.replay;

import org.jspecify.annotations.NullMarked;
