package dev.bellwether.faults;

import dev.bellwether.local.service.Daemon;
import dev.bellwether.testkit.Http.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bikeep, and somebody who only says so. The webhooks of one location are sent one after the other, each until it is
 * accepted; some are sent again though they were.
 */
final class Traffic {

    private static final int SENDERS = 12;
    private static final double AGAIN = 0.05;
    private static final double FORGED = 0.1;
    private static final long PAUSE_MILLIS = 100;
    private static final long PATIENCE_SECONDS = 180;

    private final Supervisor service;
    private final List<Tale> tales;
    private final Duration within;
    private final long seed;
    /** Ids of what was accepted, in its order, by location. */
    private final Map<String, List<String>> accepted = new ConcurrentHashMap<>();
    private final Map<String, Long> firstAccepted = new ConcurrentHashMap<>();
    private final AtomicInteger forged = new AtomicInteger();
    private final AtomicInteger letIn = new AtomicInteger();
    private final AtomicLong longestNanos = new AtomicLong();

    Traffic(Supervisor service, List<Tale> tales, Duration within, long seed) {
        this.service = service;
        this.tales = tales;
        this.within = within;
        this.seed = seed;
    }

    /** Sends everything, spread over the time; returns when all of it is accepted. */
    void play() throws InterruptedException {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS, Daemon.threads("sender"));
        for (int sender = 0; sender < SENDERS; sender++) {
            List<Tale> mine = new ArrayList<>();
            for (int tale = sender; tale < tales.size(); tale += SENDERS) {
                mine.add(tales.get(tale));
            }
            Random random = new Random(seed + sender);
            senders.execute(() -> send(mine, random));
        }
        senders.shutdown();
        if (!senders.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            senders.shutdownNow();
        }
    }

    /** What was accepted, in its order, by location. */
    Map<String, List<String>> accepted() {
        return accepted;
    }

    /** When the first of a location was accepted, by the system's clock in milliseconds. */
    Map<String, Long> firstAccepted() {
        return firstAccepted;
    }

    int forged() {
        return forged.get();
    }

    /** How many forged ones were taken for genuine. */
    int letIn() {
        return letIn.get();
    }

    /** How long the unluckiest webhook had to be sent again and again. */
    Duration longestUnaccepted() {
        return Duration.ofNanos(longestNanos.get());
    }

    private void send(List<Tale> mine, Random random) {
        List<Integer> next = new ArrayList<>();
        mine.forEach(tale -> next.add(0));
        int left = mine.stream().mapToInt(tale -> tale.bodies().size()).sum();
        long pace = left == 0 ? 0 : within.toNanos() / left;
        long due = System.nanoTime();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            int which = random.nextInt(mine.size());
            Tale tale = mine.get(which);
            if (next.get(which) == tale.bodies().size()) {
                continue;
            }
            due += pace;
            pause(due - System.nanoTime());
            send(tale, tale.bodies().get(next.get(which)), random);
            next.set(which, next.get(which) + 1);
            left--;
        }
    }

    private void send(Tale tale, String body, Random random) {
        if (random.nextDouble() < FORGED) {
            forged.incrementAndGet();
            letIn.addAndGet(post(Forger.forged(body, random)) == null ? 0 : 1);
        }
        long begun = System.nanoTime();
        List<String> ids = post(body);
        while (ids == null && !Thread.currentThread().isInterrupted()) {
            pause(PAUSE_MILLIS * 1_000_000);
            ids = post(body);
        }
        longestNanos.accumulateAndGet(System.nanoTime() - begun, Math::max);
        if (ids != null) {
            firstAccepted.putIfAbsent(tale.location(), System.currentTimeMillis());
            accepted.computeIfAbsent(tale.location(), location -> new ArrayList<>()).addAll(ids);
        }
        if (random.nextDouble() < AGAIN) {
            post(body);
        }
    }

    /** The ids of what was accepted; null if it was not. */
    private List<String> post(String body) {
        try {
            Answer answer = service.http().post("/webhooks/bikeep", body);
            if (answer.status() != 202) {
                return null;
            }
            List<String> ids = new ArrayList<>();
            answer.json().path("ids").forEach(id -> ids.add(id.asText()));
            return ids;
        } catch (UncheckedIOException dead) {
            return null;
        }
    }

    private static void pause(long nanos) {
        try {
            new CountDownLatch(1).await(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
