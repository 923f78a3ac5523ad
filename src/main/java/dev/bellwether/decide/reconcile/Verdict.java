package dev.bellwether.decide.reconcile;

import dev.bellwether.decide.Decision;

/**
 * What follows from a look.
 *
 * @param belief   what to believe from now on
 * @param decision what to do about the incident
 * @param finding  what it was
 */
public record Verdict(Belief belief, Decision decision, Finding finding) {

    static Verdict nothing(Belief belief, String reason) {
        return new Verdict(belief, new Decision.Nothing(reason), Finding.NOTHING);
    }
}
