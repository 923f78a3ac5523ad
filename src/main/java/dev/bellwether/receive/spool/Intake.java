package dev.bellwether.receive.spool;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Where deliveries queue up to be written down: one thread writes them in the order they came, as many at a time as wait.
 * While something is or may be kept, newer ones have to queue behind it ({@link #isHolding}). That ends by {@link
 * #handBack}: nothing is written for a moment, and when it turns out that nothing is kept, those that queue are given
 * back, in their order, before anything newer is told to go to Kafka. It ends in the same way when the writer finds that
 * another replica has put the last one on Kafka: else each would wait for what the others write because it waits.
 */
final class Intake implements AutoCloseable {

    /** Writes deliveries down. */
    interface Writer {

        /** For {@link #write}: nothing is kept that they would overtake, and nothing was written. */
        int NOTHING_KEPT = -1;

        /**
         * Writes the first of them and commits.
         *
         * @param mayPass whether they may go to Kafka if nothing is kept any more
         * @return how many, or {@link #NOTHING_KEPT}
         */
        int write(List<Delivery> deliveries, boolean mayPass) throws SQLException;
    }

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final int MOST = 500;
    private static final long MOST_BYTES = 4 << 20;
    /** What may wait in memory to be written. */
    private static final long ROOM = 16 << 20;
    private static final int FAILED = -2;

    private record Waiting(Delivery delivery, boolean refusedByKafka, CompletableFuture<Kept> answer) {}

    private final Writer writer;
    private final long patienceMillis;
    private final Thread thread = new Thread(this::run, "spool-writer");

    private final Deque<Waiting> queue = new ArrayDeque<>();
    private long bytes;
    private volatile boolean holding;
    private boolean mayKeep; // something was written or seen since it was last known that nothing is there
    private boolean paused;
    private boolean writing;
    private boolean closed;
    private boolean failing; // the writer's own

    Intake(Writer writer, Duration patience) {
        this.writer = writer;
        this.patienceMillis = patience.toMillis();
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether newer deliveries have to queue up here. Costs nothing. */
    boolean isHolding() {
        return holding;
    }

    /** Something is kept, whoever wrote it. */
    synchronized void found() {
        holding = true;
        mayKeep = true;
    }

    /** Keeps a delivery that Kafka could not take, and from then on those after it. */
    CompletableFuture<Kept> keep(Delivery delivery) {
        synchronized (this) {
            holding = !closed;
            return queue(delivery, true);
        }
    }

    /** Keeps a delivery that came after others that are kept; if there are none any more, it may pass. */
    CompletableFuture<Kept> keepBehindOthers(Delivery delivery) {
        synchronized (this) {
            return holding ? queue(delivery, false) : CompletableFuture.completedFuture(Kept.PASS_ON);
        }
    }

    private CompletableFuture<Kept> queue(Delivery delivery, boolean refusedByKafka) {
        if (closed || bytes + delivery.data().length > ROOM) {
            return CompletableFuture.completedFuture(Kept.AWAY);
        }
        Waiting waiting = new Waiting(delivery, refusedByKafka, new CompletableFuture<>());
        queue.add(waiting);
        bytes += delivery.data().length;
        notifyAll();
        return waiting.answer().completeOnTimeout(Kept.AWAY, patienceMillis, TimeUnit.MILLISECONDS);
    }

    /**
     * Ends the holding if nothing is kept.
     *
     * @param isNothingKept looks; whatever is taken in meanwhile is not written yet
     * @return whether it ended
     */
    boolean handBack(BooleanSupplier isNothingKept) {
        if (!pause()) {
            return false;
        }
        try {
            return isNothingKept.getAsBoolean() && isGivenBack();
        } finally {
            resume();
        }
    }

    private synchronized boolean pause() {
        paused = true;
        for (long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis); writing; ) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0 || !awaitChange(left)) {
                resume();
                return false;
            }
        }
        return true;
    }

    private synchronized void resume() {
        paused = false;
        notifyAll();
    }

    /**
     * Those that are given back are sent on by whoever hears it, in this thread; what comes meanwhile queues behind. False
     * when one queues that Kafka has just refused.
     */
    private boolean isGivenBack() {
        while (true) {
            List<Waiting> back;
            synchronized (this) {
                if (queue.isEmpty()) {
                    holding = false;
                    mayKeep = false;
                    return true;
                }
                if (queue.stream().anyMatch(Waiting::refusedByKafka)) {
                    return false;
                }
                back = List.copyOf(queue);
                queue.clear();
                bytes = 0;
            }
            back.forEach(waiting -> waiting.answer().complete(Kept.PASS_ON));
        }
    }

    private void run() {
        for (List<Waiting> batch = next(); !batch.isEmpty(); batch = next()) {
            int written = written(batch);
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(kept(i, written));
            }
            if (written == Writer.NOTHING_KEPT) {
                isGivenBack();
            }
            synchronized (this) {
                writing = false;
                mayKeep |= written > 0;
                holding &= mayKeep || !queue.isEmpty();
                notifyAll();
            }
        }
    }

    private static Kept kept(int place, int written) {
        return switch (written) {
            case Writer.NOTHING_KEPT -> Kept.PASS_ON;
            case FAILED -> Kept.AWAY;
            default -> place < written ? Kept.SAFE : Kept.FULL;
        };
    }

    private int written(List<Waiting> batch) {
        try {
            int written = writer.write(
                    batch.stream().map(Waiting::delivery).toList(), batch.stream().noneMatch(Waiting::refusedByKafka));
            failing = false;
            return written;
        } catch (SQLException | RuntimeException | Error e) { // whatever it is: without this thread nothing is ever written again
            if (!failing) {
                LOG.warnf("deliveries cannot be spooled reason=%s", e.getMessage());
            }
            failing = true;
            return FAILED;
        }
    }

    /** The next to be written, without those nobody waits for; empty at the end. */
    private synchronized List<Waiting> next() {
        List<Waiting> batch = new ArrayList<>();
        while (batch.isEmpty() && !closed) {
            if (paused || queue.isEmpty()) {
                awaitChange(0);
            }
            long size = 0;
            while (!paused && !queue.isEmpty() && batch.size() < MOST && size < MOST_BYTES) {
                Waiting first = queue.poll();
                bytes -= first.delivery().data().length;
                if (!first.answer().isDone()) {
                    batch.add(first);
                    size += first.delivery().data().length;
                }
            }
        }
        writing = !batch.isEmpty();
        return batch;
    }

    private synchronized boolean awaitChange(long millis) {
        try {
            wait(millis);
            return true;
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        List<Waiting> left;
        synchronized (this) {
            closed = true;
            holding = false;
            left = List.copyOf(queue);
            queue.clear();
            notifyAll();
        }
        left.forEach(waiting -> waiting.answer().complete(Kept.AWAY));
    }
}
