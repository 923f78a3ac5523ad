package dev.bellwether.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lets cases take turns, round after round, and keeps what each did. */
final class Contest {

    private static final int LEAST_WARM_UPS = 4;
    private static final int MOST_WARM_UPS = 12;
    private static final double GAIN = 1.03;

    private final List<Case> cases;
    private final int inFlight;
    private final Map<Case, List<Sample>> samples = new LinkedHashMap<>();

    Contest(List<Case> cases, int inFlight) {
        this.cases = cases;
        this.inFlight = inFlight;
        cases.forEach(one -> samples.put(one, new ArrayList<>()));
    }

    int inFlight() {
        return inFlight;
    }

    List<Case> cases() {
        return cases;
    }

    /** Lets every case run without keeping what it did, until the last one gets no faster: compilers have settled. */
    void warmUp(Duration time) throws Exception {
        double best = 0;
        double latest = 0;
        for (int turn = 0; turn < LEAST_WARM_UPS || (latest > best * GAIN && turn < MOST_WARM_UPS); turn++) {
            best = Math.max(best, latest);
            for (Case one : cases) {
                latest = one.load().run(inFlight, time).perSecond();
            }
        }
    }

    /** One round; who goes first changes with its number. */
    void round(int number, Duration time) throws Exception {
        List<Case> order = new ArrayList<>(cases);
        Collections.rotate(order, -number);
        for (Case one : order) {
            samples.get(one).add(one.load().run(inFlight, time));
        }
    }

    /** What a case did, by round. */
    List<Sample> samples(Case one) {
        return samples.get(one);
    }
}
