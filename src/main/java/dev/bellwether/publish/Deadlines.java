package dev.bellwether.publish;

import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;

/** Gives up waiting for what takes too long: one tick for all, since a timer for each delivery costs more than the delivery. */
@Singleton
class Deadlines {

    private static final long TICK_MILLIS = 100;

    private final long patience;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

    private record Waiting(CompletableFuture<Void> answer, long since) {}

    Deadlines(PublishSettings settings, Vertx vertx) {
        this.patience = settings.timeout().toNanos();
        vertx.setPeriodic(TICK_MILLIS, tick -> sweep());
    }

    /** The same outcome, or a {@link TimeoutException} when that is late; the work itself is not stopped. */
    CompletableFuture<Void> within(CompletableFuture<Void> work) {
        CompletableFuture<Void> answer = work.copy();
        if (!answer.isDone()) {
            waiting.add(new Waiting(answer, System.nanoTime()));
        }
        return answer;
    }

    /** Ends what is late; all wait equally long, so the first that is not ends the search. */
    private void sweep() {
        for (Waiting first = waiting.peek(); first != null; first = waiting.peek()) {
            if (!first.answer().isDone() && System.nanoTime() - first.since() < patience) {
                return;
            }
            waiting.remove(first);
            first.answer().completeExceptionally(new TimeoutException("no acknowledgement in time"));
        }
    }
}
