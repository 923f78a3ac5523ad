package dev.bellwether.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Several measurements of one thing.
 *
 * @param sorted ascending, not empty
 */
record Spread(List<Double> sorted) {

    Spread {
        sorted = sorted.stream().sorted().toList();
    }

    /** How many times the one did what the other did in the same round. */
    static Spread ratio(List<Sample> of, List<Sample> to) {
        return new Spread(IntStream.range(0, of.size())
                .mapToObj(round -> of.get(round).perSecond() / to.get(round).perSecond())
                .toList());
    }

    double median() {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The median, and between which bounds all of them lay. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.2f (%.2f–%.2f)", median(), sorted.get(0), sorted.get(sorted.size() - 1));
    }
}
