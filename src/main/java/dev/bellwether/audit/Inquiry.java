package dev.bellwether.audit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Asks somebody who may not answer, in a thread of its own and for a bounded time. While a question hangs, those after it
 * run out of time as well: that is no answer either.
 */
final class Inquiry implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Inquiry.class);

    private final String whom;
    private final Duration patience;
    private final ExecutorService thread;
    private boolean failing;

    Inquiry(String whom, Duration patience) {
        this.whom = whom;
        this.patience = patience;
        this.thread = OwnThread.named("audit-" + whom);
    }

    /** The answer, or empty when there was none in time. */
    <T> Optional<T> ask(Callable<T> question) {
        Future<T> answer = thread.submit(question);
        try {
            T said = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            failing = false;
            return Optional.of(said);
        } catch (ExecutionException e) {
            // Kafka's own answers come wrapped in the same way
            Throwable cause = e.getCause() instanceof ExecutionException inner ? inner.getCause() : e.getCause();
            failed(String.valueOf(cause));
        } catch (TimeoutException e) {
            answer.cancel(true);
            failed("nothing within " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** Once, not at every look: that it lasts is a finding. */
    private void failed(String why) {
        if (!failing) {
            LOG.warnf("no answer to the audit from=%s reason=%s", whom, why);
        }
        failing = true;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
