package dev.bellwether.consume.watchdog;

import dev.bellwether.consume.inbox.Spot;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the consumer has in hand and how far it has come: written by the thread that processes, read by the watchdog. Time is
 * the machine's own count, which no clock moves.
 */
@Singleton
public class Progress {

    private final AtomicLong steps = new AtomicLong();
    private final Map<Part, Long> finished = new ConcurrentHashMap<>();
    private volatile @Nullable Task task;

    /**
     * A partition.
     *
     * @param topic  of which topic
     * @param number which
     */
    public record Part(String topic, int number) {

        @Override
        public String toString() {
            return topic + "-" + number;
        }
    }

    private record Task(Spot spot, Instant recordAt, Thread thread, long attemptAt, @Nullable String awaited) {}

    /** A record is taken, which its sender wrote then. */
    public void took(Spot spot, Instant recordAt) {
        steps.incrementAndGet();
        task = new Task(spot, recordAt, Thread.currentThread(), System.nanoTime(), null);
    }

    /** An attempt to process it begins. */
    public void tries() {
        now(null);
    }

    /** The attempt came to nothing, for want of somebody, and there will be another. */
    public void awaits(String whom) {
        now(whom);
    }

    /** It is done with: processed, or safe among the dead letters. */
    public void finished() {
        Task done = task;
        if (done != null) {
            finished.put(new Part(done.spot().topic(), done.spot().partition()), done.spot().offset() + 1);
        }
        leaves();
    }

    /** It is no longer in hand. */
    public void leaves() {
        steps.incrementAndGet();
        task = null;
    }

    private void now(@Nullable String awaited) {
        Task known = task;
        if (known != null && known.thread() == Thread.currentThread()) {
            task = new Task(known.spot(), known.recordAt(), known.thread(), System.nanoTime(), awaited);
        }
    }

    /** Grows with everything that is taken or done with. */
    long steps() {
        return steps.get();
    }

    /** The offset after the one that was finished last. */
    long finished(Part partition) {
        return finished.getOrDefault(partition, -1L);
    }

    /** What is in hand; null for nothing. */
    @Nullable Hand hand() {
        Task now = task;
        if (now == null) {
            return null;
        }
        StackTraceElement[] stack = now.thread().getStackTrace();
        boolean inDatabase = Stream.of(stack)
                .anyMatch(frame -> frame.getClassName().startsWith("org.postgresql.")
                        || frame.getClassName().startsWith("io.agroal."));
        return new Hand(
                now.spot(),
                now.recordAt(),
                Duration.ofNanos(System.nanoTime() - now.attemptAt()),
                now.awaited() != null ? now.awaited() : inDatabase ? Hand.DATABASE : null,
                now.awaited() != null,
                stack);
    }
}
