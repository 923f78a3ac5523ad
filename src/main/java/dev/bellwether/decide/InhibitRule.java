package dev.bellwether.decide;

import dev.bellwether.decide.route.Label;
import dev.bellwether.decide.route.Labels;
import dev.bellwether.decide.route.Matcher;
import java.util.List;

/**
 * What needs not be told while something else is wrong.
 *
 * @param sources what is wrong fulfils all of these
 * @param targets what is then not told fulfils all of these
 * @param equal   both have the same value of each of these; one that both lack is the same too
 */
public record InhibitRule(List<Matcher> sources, List<Matcher> targets, List<Label> equal) {

    public InhibitRule {
        sources = List.copyOf(sources);
        targets = List.copyOf(targets);
        equal = List.copyOf(equal);
    }

    /** Whether what is wrong with {@code source} keeps {@code target} from being told. */
    boolean inhibits(Labels source, Labels target) {
        return fits(sources, source)
                && fits(targets, target)
                && !(fits(sources, target) && fits(targets, source)) // else each would silence the other
                && equal.stream().allMatch(label -> source.isSame(label, target));
    }

    /** Whether something may keep what has these labels from being told. */
    boolean mayInhibit(Labels target) {
        return fits(targets, target);
    }

    private static boolean fits(List<Matcher> matchers, Labels labels) {
        return matchers.stream().allMatch(matcher -> matcher.matches(labels));
    }
}
