package dev.bellwether.local.bikeep.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Chance, in whole seconds; each purpose has dice of its own, so that a change of one leaves the others alone. */
final class Dice {

    private final SplittableRandom random;
    private final Plan plan;

    Dice(Plan plan, String purpose) {
        this.plan = plan;
        this.random = new SplittableRandom(plan.seed() * 1_000_003 + purpose.hashCode());
    }

    /** How often something happens that is expected this often: never off by more than one. */
    int about(double expected) {
        int whole = (int) expected;
        return random.nextDouble() < expected - whole ? whole + 1 : whole;
    }

    Instant moment() {
        return plan.from().plusSeconds(random.nextLong(Math.max(1, plan.length().toSeconds())));
    }

    /** Anything up to and including the given seconds. */
    Duration upTo(long seconds) {
        return Duration.ofSeconds(random.nextLong(seconds + 1));
    }

    Duration between(Duration least, Duration most) {
        return least.plus(upTo(most.minus(least).toSeconds()));
    }

    /** Mostly around the median, seldom very long. */
    Duration logNormal(Duration median, double sigma, Duration most) {
        long seconds = Math.round(median.toSeconds() * Math.exp(sigma * random.nextGaussian()));
        return Duration.ofSeconds(Math.max(5, Math.min(most.toSeconds(), seconds)));
    }

    double share() {
        return random.nextDouble();
    }

    /** A share of them, in their order, at least as many as the share says. */
    <T> List<T> some(List<T> things, double share) {
        List<T> some = new ArrayList<>();
        long wanted = (long) Math.ceil(share * things.size());
        for (int i = 0; i < things.size(); i++) {
            if (random.nextDouble() * (things.size() - i) < wanted - some.size()) {
                some.add(things.get(i));
            }
        }
        return some;
    }

    <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
