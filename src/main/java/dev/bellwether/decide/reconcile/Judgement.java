package dev.bellwether.decide.reconcile;

import dev.bellwether.decide.Decision;

/**
 * What follows from a look at the whole fleet for one incident that covers others.
 *
 * @param decision what to do about it
 * @param finding  what it was
 */
public record Judgement(Decision decision, Finding finding) {}
