package dev.bellwether.decide.reconcile;

import static dev.bellwether.decide.reconcile.Looks.MARGINS;
import static dev.bellwether.decide.reconcile.Looks.place;

import dev.bellwether.decide.Decider;
import dev.bellwether.decide.Decision;
import dev.bellwether.decide.Sighting;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.incident.DeviceSight;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Polled;
import dev.bellwether.testkit.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A random life of one location: what is lost and back, looks of which some fail or show nothing, webhooks of which some
 * never come, come twice or late, and readings of devices when they are due. Whoever watches sees every judgement.
 */
final class Story {

    private static final String LOCATION = "loc-1";
    private static final int LOOKS = 80;

    private final Random random;
    private final Truth truth;
    private final double dropped;
    private final Consumer<Moment> watcher;
    private final PriorityQueue<DeviceEvent> coming =
            new PriorityQueue<>(Comparator.comparing((DeviceEvent e) -> e.facts().receivedAt()));
    private final List<Seen> seen = new ArrayList<>();

    private Instant now = Events.START;
    private Instant uncoveredSince = now;
    private Instant lookedAt = now;
    private Duration unseen = Duration.ZERO;
    private @Nullable Place before;
    private Belief belief = Belief.calm(LOCATION);
    private @Nullable Incident losses;
    private @Nullable Incident sight;

    private Story(Random random, Consumer<Moment> watcher) {
        this.random = random;
        this.truth = new Truth(random);
        this.dropped = random.nextInt(3) / 2.0;
        this.watcher = watcher;
    }

    /**
     * A judgement.
     *
     * @param story  so far
     * @param look   whether it was about a look at the location, not its devices
     * @param place  as it was seen
     * @param belief as it was before
     * @param live   the incident of the losses as it was before
     * @param about  what was judged
     * @param again  judges the same once more
     */
    record Moment(
            Story story, boolean look, Place place, Belief belief, @Nullable LiveIncident live, Verdict about,
            Supplier<Verdict> again) {}

    /** What a look that said anything showed. */
    record Seen(Instant at, boolean whole) {}

    /** Plays one life. */
    static Story play(Random random, Consumer<Moment> watcher) {
        Story story = new Story(random, watcher);
        for (int look = 0; look < LOOKS; look++) {
            story.live(story.gap());
            story.look(story.random.nextInt(10));
        }
        return story;
    }

    /** All is back, all webhooks have come, and that many looks succeed. */
    Story calm(int looks) {
        truth.recover();
        coming.stream().map(e -> e.facts().receivedAt()).max(Instant::compareTo).ifPresent(this::deliver);
        for (int look = 0; look < looks; look++) {
            now = now.plus(MARGINS.settle()).plusSeconds(random.nextInt(290));
            look(9);
        }
        return this;
    }

    /** The looks that said anything, in their order. */
    List<Seen> seen() {
        return seen;
    }

    /** For how long successful looks have shown something lost of which no incident is live. */
    Duration uncovered() {
        return truth.isWhole() || live() != null
                ? Duration.ZERO
                : Duration.between(later(truth.lostSince(), uncoveredSince), now).minus(unseen);
    }

    Belief belief() {
        return belief;
    }

    @Nullable LiveIncident live() {
        return losses instanceof LiveIncident open ? open : null;
    }

    @Nullable LiveIncident blind() {
        return sight instanceof LiveIncident open ? open : null;
    }

    private Duration gap() {
        Instant due = belief.dueAt();
        if (due != null && due.isAfter(now.plusSeconds(5)) && random.nextInt(3) > 0) {
            return Duration.between(now, due);
        }
        return Duration.ofSeconds(random.nextInt(4) == 0 ? 5 + random.nextInt(10) : 30 + random.nextInt(271));
    }

    /** Time passes, and something may happen meanwhile. */
    private void live(Duration gap) {
        Instant next = now.plus(gap);
        if (random.nextInt(4) == 0) {
            change(now.plusSeconds(3).plusMillis(random.nextInt((int) gap.toMillis() - 4000)));
        }
        deliver(next);
        now = next;
    }

    private void change(Instant at) {
        boolean wasWhole = truth.isWhole();
        coming.addAll(truth.change(at, dropped));
        if (wasWhole) {
            unseen = Duration.ZERO;
        }
    }

    private void deliver(Instant until) {
        while (!coming.isEmpty() && !coming.peek().facts().receivedAt().isAfter(until)) {
            DeviceEvent event = coming.remove();
            Instant at = event.facts().receivedAt();
            Decision decision = Decider.onEvent(new Sighting(event, before), losses);
            losses = decision.incident() == null ? losses : decision.incident();
            belief = belief.heard(at, Duration.ofSeconds(10));
            if (decision instanceof Decision.Resolved) {
                uncoveredSince = at; // a webhook said so, rightly or not
                unseen = Duration.ZERO;
            }
        }
        now = later(now, until);
    }

    private void look(int luck) {
        if (luck < 2) {
            unseen = unseen.plus(Duration.between(later(lookedAt, truth.lostSince()), now));
        }
        lookedAt = now;
        if (luck == 0) {
            return;
        }
        Place place = luck == 1
                ? place(LOCATION, Connectivity.UNKNOWN, truth.online(), now)
                : place(LOCATION, truth.connectivity(), truth.online(), now);
        if (luck != 1) {
            seen.add(new Seen(now, truth.isWhole()));
        }
        deliver(now.plusMillis(random.nextInt(2000))); // while Bikeep answers
        Polled polled = new Polled(before, place);
        Belief known = belief;
        LiveIncident live = live();
        judged(place, true, live, () -> Reconcile.losses(known, polled, live, MARGINS));
        Decision seeing = Reconcile.sight(belief, place, sight, MARGINS).decision();
        sight = seeing.incident() == null ? sight : seeing.incident();
        before = place;
        if (belief.devicesDue()) {
            read(place, luck);
        }
    }

    private void read(Place place, int luck) {
        now = now.plusMillis(500);
        if (random.nextInt(5) == 0 && luck < 9) {
            change(now);
        }
        List<DeviceSight> devices = random.nextInt(8) == 0 ? null : truth.devices();
        Examination.Look look = new Examination.Look(now, MARGINS);
        Belief known = belief;
        LiveIncident live = live();
        judged(place, false, live, () -> Examination.of(known, place, live, devices, look));
        boolean due = Reconcile.isOverdue(known, MARGINS, now) || Reconcile.isAliveAgain(known, live, MARGINS, now);
        // what was not due may become so in a second, and is another state of affairs then
        Examination.Look oncemore = new Examination.Look(due ? now.plusSeconds(1) : now, MARGINS);
        Belief then = belief;
        LiveIncident still = live();
        judged(place, false, still, () -> Examination.of(then, place, still, devices, oncemore));
    }

    private void judged(Place place, boolean look, @Nullable LiveIncident live, Supplier<Verdict> judgement) {
        Belief known = belief;
        Verdict verdict = judgement.get();
        belief = verdict.belief();
        losses = verdict.decision().incident() == null ? losses : verdict.decision().incident();
        watcher.accept(new Moment(this, look, place, known, live, verdict, judgement));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
