package dev.bellwether.local.bikeep.sim;

import dev.bellwether.local.bikeep.Bikeep;
import dev.bellwether.local.bikeep.Fleet;
import dev.bellwether.testkit.MovedClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fleet over a length of time, driven by a clock that somebody else moves: move it to {@link #next}, then
 * {@link #advance} to it. Whoever asks {@link #bikeep} sees the fleet as it is by that clock even if nobody has advanced
 * to it yet; asking changes nothing about what happens. Webhooks are due up to a quarter of an hour after the end, and
 * what is late or repeated an hour after that; then nothing is left.
 */
public final class Simulation {

    private final Bikeep bikeep;
    private final Story story;
    private int done;
    private int handled;
    private int arrived;

    private Simulation(Plan plan, MovedClock clock) {
        Fleet fleet = Fleet.generated(plan.seed(), plan.locations(), 10, plan.from());
        this.bikeep = new Bikeep(clock, fleet);
        this.story = new Story(plan, fleet.locations(), bikeep.faults());
        bikeep.follow(() -> {
            synchronized (bikeep.lock()) {
                happen(clock.instant());
            }
        });
    }

    /** What this plan makes of a fleet; the clock should stand at the plan's beginning. */
    public static Simulation of(Plan plan, MovedClock clock) {
        return new Simulation(plan, clock);
    }

    /** The Bikeep to ask, whose faults are part of the simulation. */
    public Bikeep bikeep() {
        return bikeep;
    }

    /** What really happens; known from the start. */
    public Truth truth() {
        return story.truth();
    }

    /**
     * When the next thing happens: something befalls the fleet or the API, or a webhook arrives. What people do with
     * their devices is done in time but not told here, and neither is when Bikeep notices that a device is silent.
     */
    public Optional<Instant> next() {
        synchronized (bikeep.lock()) {
            Optional<Instant> step =
                    done < story.steps().size() ? Optional.of(story.steps().get(done).at()) : Optional.empty();
            Optional<Instant> arrival =
                    arrived < story.mail().size() ? Optional.of(story.mail().at(arrived)) : Optional.empty();
            return Stream.of(step, arrival).flatMap(Optional::stream).min(Instant::compareTo);
        }
    }

    /** Lets everything happen up to and including this moment; answers the webhooks that arrive, in order. */
    public List<Delivery> advance(Instant to) {
        synchronized (bikeep.lock()) {
            happen(to);
            List<Delivery> deliveries = new ArrayList<>();
            while (arrived < story.mail().size() && !story.mail().at(arrived).isAfter(to)) {
                deliveries.add(story.mail().open(arrived++));
            }
            return deliveries;
        }
    }

    private void happen(Instant to) {
        done = perform(story.steps(), done, to);
        handled = perform(story.hands(), handled, to);
    }

    private static int perform(List<Step> steps, int from, Instant to) {
        int next = from;
        while (next < steps.size() && !steps.get(next).at().isAfter(to)) {
            steps.get(next++).deed().run();
        }
        return next;
    }
}
