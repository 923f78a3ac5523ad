package dev.bellwether.consume;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * What goes wrong at some locations over some hours, and what people say to it; drawn at random. Each location either
 * loses a device, again and again, or has alarms, so each has one kind of incident.
 */
record GapStory(int locations, List<Step> steps) {

    /** How long a story is. */
    static final int MINUTES = 240;

    private static final int LOCATIONS = 10;
    /** Fewer than would count as flapping: that is told differently, by how many turns were seen. */
    private static final int TURNS = 5;
    /** An alarm is over after an hour of silence; what comes before that belongs to it. */
    private static final int ALARMS_WITHIN = 40;

    /** What happens at a location, half a minute after the full one, at which the clockwork runs. */
    record Step(int minute, int location, What what) {}

    /** What may happen. */
    enum What {
        LOSS,
        RECOVERY,
        ALARM,
        TAKEN,
        SNOOZED,
        CLOSED
    }

    static GapStory drawn(Random random) {
        List<Step> steps = new ArrayList<>();
        BiConsumer<Integer, Integer> people = (location, minute) -> {
            if (random.nextInt(3) == 0) {
                What word = List.of(What.TAKEN, What.SNOOZED, What.CLOSED).get(random.nextInt(3));
                steps.add(new Step(minute, location, word));
            }
        };
        for (int location = 0; location < LOCATIONS; location++) {
            int minute = random.nextInt(60);
            if (random.nextInt(3) == 0) {
                int last = minute + ALARMS_WITHIN;
                for (; minute < last; minute += 1 + random.nextInt(ALARMS_WITHIN)) {
                    steps.add(new Step(minute, location, What.ALARM));
                    people.accept(location, minute + 1 + random.nextInt(40));
                }
            } else {
                for (int turn = 0; turn < 1 + random.nextInt(TURNS); turn++) {
                    steps.add(new Step(minute, location, turn % 2 == 0 ? What.LOSS : What.RECOVERY));
                    people.accept(location, minute + 1 + random.nextInt(40));
                    minute += 1 + random.nextInt(40);
                }
            }
        }
        steps.sort(Comparator.comparing(Step::minute));
        return new GapStory(LOCATIONS, List.copyOf(steps));
    }
}
