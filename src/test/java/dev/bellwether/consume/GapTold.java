package dev.bellwether.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.consume.GapStory.Step;
import dev.bellwether.consume.GapStory.What;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;

/**
 * What came of one location in one telling of a {@link GapStory}.
 *
 * @param incidents kind and state of each
 * @param messages  what was sent, in its order
 * @param decisions what stands on the timelines
 */
record GapTold(List<String> incidents, List<At> messages, List<At> decisions) {

    private static final String ONCALL = "oncall";
    private static final List<String> TURNS = List.of("opened", "reopened", "resolved");

    /**
     * A message or a decision.
     *
     * @param minute of the story
     * @param who    is told; empty of a decision
     * @param what   the reason for telling, or what was decided
     */
    record At(int minute, String who, String what) {

        private boolean saysOver() {
            return what.equals("RESOLVED");
        }
    }

    /**
     * Throws when this, told by a clockwork that stood still now and then, is not what the same story is told minute by
     * minute: too much, too early, or something missing that nothing made needless.
     *
     * @param whole   told minute by minute
     * @param steps   of this location
     * @param moments when the clockwork ran
     */
    void check(GapTold whole, List<Step> steps, NavigableSet<Integer> moments) {
        assertThat(incidents).as("incidents").isEqualTo(whole.incidents);
        checkNothingIsEarlyOrTooMuch(whole);
        for (int moment : moments) {
            boolean thought = goesOn(ONCALL, moment);
            if (!thought || !isWrong(moment)) { // else it began anew in the gap, and its end was never told
                assertThat(thought).as("on call, at minute %d", moment).isEqualTo(whole.goesOn(ONCALL, moment));
            }
        }
        for (At message : whole.messages) {
            boolean told = message.what.equals("ESCALATED")
                    ? isEscalated(message, whole, steps, moments)
                    : isTold(message, whole, steps, moments);
            assertThat(told).as("%s, when the clockwork ran at %s", message, moments.tailSet(message.minute)).isTrue();
        }
    }

    /** Each message is one of the whole story's, which was not sent later there. */
    private void checkNothingIsEarlyOrTooMuch(GapTold whole) {
        List<At> left = new ArrayList<>(whole.messages);
        for (At message : messages) {
            boolean found = false;
            for (Iterator<At> each = left.iterator(); each.hasNext() && !found; ) {
                At other = each.next();
                found = other.who.equals(message.who) && other.what.equals(message.what) && other.minute <= message.minute;
                if (found) {
                    each.remove();
                }
            }
            assertThat(found).as("%s is early or too much", message).isTrue();
        }
    }

    /** Told when the clockwork next ran, by this or by what was newer then; or made needless before that. */
    private boolean isTold(At message, GapTold whole, List<Step> steps, NavigableSet<Integer> moments) {
        int next = moments.ceiling(message.minute);
        boolean isOvertaken = whole.messages.stream()
                .anyMatch(other -> other.who.equals(message.who)
                        && other.minute > message.minute
                        && other.minute <= next);
        boolean heardNothing = message.saysOver() && !goesOn(message.who, message.minute - 1);
        // who was told an end before hears of neither, when it began and ended again in the gap
        boolean heardAnEnd = messages.stream()
                .anyMatch(other -> other.who.equals(message.who) && other.minute < message.minute);
        return isOvertaken
                || turned(steps, message.minute, next)
                || (heardNothing && (heardAnEnd || !message.who.equals(ONCALL)))
                || messages.stream().anyMatch(other -> other.who.equals(message.who)
                        && other.saysOver() == message.saysOver()
                        && other.minute >= message.minute
                        && other.minute <= next);
    }

    /** A step counts from when people could know: as much later as that was. */
    private boolean isEscalated(At step, GapTold whole, List<Step> steps, NavigableSet<Integer> moments) {
        int from = whole.decisions.stream()
                .filter(decision -> decision.minute <= step.minute)
                .filter(decision -> List.of("confirmed", "lapsed").contains(decision.what))
                .mapToInt(At::minute)
                .max()
                .orElse(0);
        int delay = from == 0 ? 0 : moments.ceiling(from) - from;
        int next = moments.ceiling(step.minute + delay);
        boolean isOver = whole.decisions.stream()
                .anyMatch(decision -> decision.what.equals("resolved")
                        && decision.minute > step.minute
                        && decision.minute <= next);
        return isOver
                || turned(steps, step.minute, next)
                || messages.stream().anyMatch(other -> other.who.equals(step.who)
                        && other.what.equals(step.what)
                        && other.minute >= step.minute
                        && other.minute <= next);
    }

    /** Whether something happened that may have made needless what was to be told; another alarm only if it began anew. */
    private boolean turned(List<Step> steps, int after, int until) {
        return steps.stream()
                .filter(step -> step.minute() >= after && step.minute() < until)
                .anyMatch(step -> step.what() != What.ALARM || decisions.contains(new At(step.minute(), "", "reopened")));
    }

    private boolean isWrong(int before) {
        boolean wrong = false;
        for (At decision : decisions) {
            boolean counts = decision.minute < before && TURNS.contains(decision.what);
            wrong = counts ? !decision.what.equals("resolved") : wrong;
        }
        return wrong;
    }

    /** Whether somebody who read everything until then thinks that something is wrong. */
    private boolean goesOn(String who, int until) {
        boolean on = false;
        for (At message : messages) {
            on = message.who.equals(who) && message.minute <= until ? !message.saysOver() : on;
        }
        return on;
    }
}
