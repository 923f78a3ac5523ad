package dev.bellwether.decide;

import dev.bellwether.decide.route.Labels;
import dev.bellwether.decide.route.Matcher;
import java.time.Duration;
import java.util.List;

/**
 * Who is called when nobody takes care of an incident.
 *
 * @param matchers an incident with an alert that fulfils all of these is escalated so
 * @param steps    taken one after the other, the earliest first
 */
public record Escalation(List<Matcher> matchers, List<Step> steps) {

    public Escalation {
        matchers = List.copyOf(matchers);
        steps = List.copyOf(steps);
    }

    /** Whether an alert with these labels is escalated so. */
    boolean takes(Labels labels) {
        return matchers.stream().allMatch(matcher -> matcher.matches(labels));
    }

    /**
     * A step.
     *
     * @param after     how long after people could know of the incident
     * @param receivers who is called
     */
    public record Step(Duration after, List<String> receivers) {
        public Step {
            receivers = List.copyOf(receivers);
        }
    }
}
