package dev.bellwether.local.bikeep.sim;

import java.time.Duration;
import java.time.Instant;

/**
 * What is to be simulated; everything follows from it.
 *
 * @param seed        makes one month differ from another
 * @param locations   the size of the fleet
 * @param from        when it begins
 * @param length      how long it lasts
 * @param rates       how much happens
 * @param mishaps     how much goes wrong on the way
 * @param aggregation stretches the windows in which Bikeep gathers changes: 1 as documented, 0 for direct delivery
 */
public record Plan(
        long seed, int locations, Instant from, Duration length, Rates rates, Mishaps mishaps, double aggregation) {

    private static final Instant BEGINNING = Instant.parse("2026-03-01T00:00:00Z");

    /** Thirty days of 2,000 locations. */
    public static Plan month(long seed) {
        return new Plan(seed, 2_000, BEGINNING, Duration.ofDays(30), Rates.USUAL, Mishaps.USUAL, 1);
    }

    /** When it is over. */
    public Instant end() {
        return from.plus(length);
    }

    /** How many months of 30 days it lasts. */
    double months() {
        return length.toSeconds() / (double) Duration.ofDays(30).toSeconds();
    }

    /** The same with a fleet of another size. */
    public Plan withLocations(int number) {
        return new Plan(seed, number, from, length, rates, mishaps, aggregation);
    }

    /** The same, longer or shorter. */
    public Plan withDays(int days) {
        return withLength(Duration.ofDays(days));
    }

    /** The same, longer or shorter. */
    public Plan withLength(Duration other) {
        return new Plan(seed, locations, from, other, rates, mishaps, aggregation);
    }

    /** The same, beginning at another time. */
    public Plan withFrom(Instant other) {
        return new Plan(seed, locations, other, length, rates, mishaps, aggregation);
    }

    /** The same with more or less happening. */
    public Plan withRates(Rates other) {
        return new Plan(seed, locations, from, length, other, mishaps, aggregation);
    }

    /** The same with more or less going wrong. */
    public Plan withMishaps(Mishaps other) {
        return new Plan(seed, locations, from, length, rates, other, aggregation);
    }

    /** The same with longer or shorter windows. */
    public Plan withAggregation(double factor) {
        return new Plan(seed, locations, from, length, rates, mishaps, factor);
    }

    /** The same with every change delivered by itself and at once. */
    public Plan direct() {
        return withAggregation(0);
    }
}
