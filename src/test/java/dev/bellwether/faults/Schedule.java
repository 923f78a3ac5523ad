package dev.bellwether.faults;

import dev.bellwether.faults.Trouble.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What goes wrong when: drawn from a seed, so that it can be repeated. */
record Schedule(long seed, List<Step> steps) {

    private static final int MOST = 4;
    private static final int SHORTEST_MILLIS = 500;
    private static final int LONGEST_MILLIS = 5_000;
    private static final List<Part> VITAL = List.of(Part.SERVICE, Part.BROKER, Part.DATABASE);

    /** A trouble, from so many milliseconds after the beginning on, for so long. */
    record Step(Trouble trouble, int at, int lasts) {

        CompletableFuture<Void> play(World world) {
            return CompletableFuture.runAsync(() -> trouble.begin(world), in(at))
                    .thenRunAsync(() -> trouble.end(world), in(lasts));
        }

        private static Executor in(int millis) {
            return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
        }

        @Override
        public String toString() {
            return "%s@%d+%d".formatted(trouble, at, lasts);
        }
    }

    /** One to four troubles that begin within that time, no two of one part, and one at least where nothing may get lost. */
    static Schedule drawn(long seed, Duration within) {
        Random random = new Random(seed);
        List<Part> vital = new ArrayList<>(VITAL);
        Collections.shuffle(vital, random);
        List<Part> others = new ArrayList<>(List.of(Part.values()));
        others.remove(vital.get(0));
        Collections.shuffle(others, random);
        List<Step> steps = new ArrayList<>(List.of(step(vital.get(0), within, random)));
        others.stream()
                .filter(part -> part != Part.CLOCK || Clock.isMovable())
                .limit(random.nextInt(MOST))
                .forEach(part -> steps.add(step(part, within, random)));
        return new Schedule(seed, steps);
    }

    private static Step step(Part part, Duration within, Random random) {
        List<Trouble> troubles =
                Arrays.stream(Trouble.values()).filter(trouble -> trouble.part() == part).toList();
        return new Step(
                troubles.get(random.nextInt(troubles.size())),
                random.nextInt((int) within.toMillis()),
                SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS));
    }

    /** How often the service ends without having written down all that it did: it is killed, or has no database as it stops. */
    int deaths() {
        boolean unwritten = steps.stream()
                .map(Step::trouble)
                .anyMatch(trouble -> trouble.part() == Trouble.Part.DATABASE && trouble != Trouble.DISK_FULL);
        return (int) steps.stream()
                .map(Step::trouble)
                .filter(trouble -> trouble == Trouble.SERVICE_KILLED || unwritten && trouble == Trouble.SERVICE_RESTARTED)
                .count();
    }

    /** Plays it; done when all of it is over, and failed if something did not begin or end as it should. */
    CompletableFuture<Void> play(World world) {
        return CompletableFuture.allOf(
                steps.stream().map(step -> step.play(world)).toArray(CompletableFuture<?>[]::new));
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining(" "));
    }
}
