package dev.bellwether.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** So many incidents in so short a time: one in twenty is critical, and of the others a third gets worse or is over soon. */
final class Onslaught {

    /** The type of a device whose loss is only good to know. */
    static final String MILD = "DISPLAY";

    private static final double CRITICAL = 0.05;
    private static final double CHANGES = 1.0 / 3;
    /** What is told of the same location later must come later. */
    private static final long APART = 200;
    private static final int AT_ONCE = 8;
    /** How long a message takes to be told, at least: what changes within as long may be told already, or not yet. */
    private static final long A_MESSAGE = 1_000;

    private final List<Step> steps = new ArrayList<>();
    private final Set<String> criticals = new HashSet<>();
    private final Map<String, Instant> accepted = new ConcurrentHashMap<>();
    private final int incidents;
    private int worse;
    private int over;

    private record Step(long millis, String location, String data) {}

    private Onslaught(int incidents) {
        this.incidents = incidents;
    }

    static Onslaught of(int incidents, Duration within, long seed) {
        Onslaught onslaught = new Onslaught(incidents);
        Random random = new Random(seed);
        for (int i = 0; i < incidents; i++) {
            onslaught.add("storm-%d-%s".formatted(i, Long.toHexString(seed & 0xffff)), i, within.toMillis(), random);
        }
        return onslaught;
    }

    private void add(String location, int number, long within, Random random) {
        long at = (long) (random.nextDouble() * within);
        // drawn by number, so that a small run has its critical ones too
        if (number % (int) (1 / CRITICAL) == 0) {
            criticals.add(location);
            steps.add(new Step(at, location, lost(location, "GUARD", 1)));
            return;
        }
        steps.add(new Step(at, location, lost(location, MILD, 1)));
        if (random.nextDouble() < CHANGES) {
            boolean worsens = random.nextBoolean();
            worse += worsens ? 1 : 0;
            over += worsens ? 0 : 1;
            long later = at + APART + (long) (random.nextDouble() * Math.max(within, A_MESSAGE * incidents));
            steps.add(new Step(later, location, worsens ? lost(location, "LOCKER", 2) : back(location)));
        }
    }

    /** Posts everything at its time; returns when the last of it was accepted. */
    void play() {
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(AT_ONCE);
        try {
            steps.forEach(step -> threads.schedule(() -> post(step), step.millis, TimeUnit.MILLISECONDS));
            threads.shutdown();
            long last = steps.stream().mapToLong(Step::millis).max().orElse(0);
            if (!threads.awaitTermination(last + 30_000, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("not everything was posted");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void post(Step step) {
        Told.post("connection", step.data);
        accepted.putIfAbsent(step.location, Instant.now());
    }

    int incidents() {
        return incidents;
    }

    /** All webhooks, of which each must have been accepted. */
    int webhooks() {
        return steps.size();
    }

    int worse() {
        return worse;
    }

    int over() {
        return over;
    }

    boolean isCritical(String location) {
        return criticals.contains(location);
    }

    /** When its first webhook was accepted, by location. */
    Map<String, Instant> accepted() {
        return Map.copyOf(accepted);
    }

    private static String lost(String location, String type, int device) {
        return ("{\"location_id\":\"%1$s\",\"device_id\":\"%1$s-%2$d\",\"device_type\":\"%3$s\","
                        + "\"connection\":\"offline\"}")
                .formatted(location, device, type);
    }

    private static String back(String location) {
        return "{\"location_id\":\"%s\",\"connection\":\"online\"}".formatted(location);
    }
}
