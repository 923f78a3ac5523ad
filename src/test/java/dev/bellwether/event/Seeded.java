package dev.bellwether.event;

import java.util.Random;

/** Runs a property many times on random input; a failure names the seed that repeats it. */
public final class Seeded {

    private static final String REPEAT = "bellwether.test.seed";

    private Seeded() {}

    /** A property that holds for whatever is drawn. */
    @FunctionalInterface
    public interface Property {

        /** Throws when it does not hold. */
        void check(Random random) throws Exception;
    }

    /** Checks the property this often; with {@code -Dbellwether.test.seed=…} once, for that seed. */
    public static void times(int runs, Property property) {
        times(runs, new Random().nextLong(), property);
    }

    /** The same on the same input every time, unless another seed is given: for what takes too long to be tried often. */
    public static void times(int runs, long seedUnlessGiven, Property property) {
        Long only = Long.getLong(REPEAT);
        long first = only != null ? only : seedUnlessGiven;
        for (int run = 0; run < (only != null ? 1 : runs); run++) {
            long seed = first + run;
            try {
                property.check(new Random(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("repeat with -D" + REPEAT + "=" + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
