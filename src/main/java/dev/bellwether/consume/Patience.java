package dev.bellwether.consume;

import dev.bellwether.consume.deadletter.Postbox;
import dev.bellwether.consume.watchdog.Progress;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.TransactionRequiredException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.hibernate.TransactionException;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.LockAcquisitionException;
import org.jboss.logging.Logger;

/**
 * Repeats work for as long as what stands in its way may pass by itself: the database away, slow or locked, or Kafka when it
 * takes no dead letter.
 */
@ApplicationScoped
class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    /** SQLSTATE classes: connection, resources, operator intervention, system, rollback, lock not available. */
    private static final Set<String> PASSING = Set.of("08", "53", "57", "58", "40", "55");

    private final Progress progress;
    private volatile boolean stopping;

    Patience(Progress progress) {
        this.progress = progress;
    }

    /** From here on the database may be closed under our feet: a failure says nothing about the record. */
    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    /**
     * Runs the work until it succeeds.
     *
     * @throws Stopping         when the service is stopping and the work was not done
     * @throws RuntimeException the work's own, or an error, when repeating cannot help
     */
    @Retry(
            maxRetries = -1,
            delay = 500,
            jitter = 200,
            maxDuration = 0,
            retryOn = PassingTrouble.class)
    @ExponentialBackoff(maxDelay = 10_000)
    void until(Runnable work) {
        try {
            progress.tries();
            work.run();
        } catch (RuntimeException | Error e) { // a record may be built so that it overflows a stack
            if (stopping) {
                throw new Stopping(e);
            }
            if (e instanceof Postbox.NotTaken) {
                LOG.warnf("waiting for the topic of dead letters reason=%s", e.getMessage());
                progress.awaits("the topic of dead letters");
                throw new PassingTrouble(e);
            }
            if (isPassing(e)) {
                LOG.warnf("waiting for the database reason=%s", e.getMessage());
                progress.awaits("the database");
                throw new PassingTrouble(e);
            }
            throw e;
        }
    }

    /** Whether it is the database's, or time's, and may pass. */
    static boolean isPassing(Throwable e) {
        boolean ended = false;
        for (Throwable cause : causes(e)) {
            if (cause instanceof JDBCConnectionException || cause instanceof LockAcquisitionException) {
                return true;
            }
            if (cause instanceof SQLException sql) {
                // the connection pool's own "no connection in time" carries no state
                String state = sql.getSQLState();
                return state == null || state.length() < 2 || PASSING.contains(state.substring(0, 2));
            }
            ended |= isOfEndedTransaction(cause);
        }
        return ended;
    }

    /** It, what caused it, and what these suppressed: why a commit failed, the transaction manager says only so. */
    private static Set<Throwable> causes(Throwable e) {
        Set<Throwable> known = new LinkedHashSet<>();
        Deque<Throwable> next = new ArrayDeque<>(List.of(e));
        while (!next.isEmpty()) {
            Throwable cause = next.pop();
            if (known.add(cause)) { // a chain may be a ring
                List.of(cause.getSuppressed()).forEach(next::push);
                if (cause.getCause() != null) {
                    next.push(cause.getCause());
                }
            }
        }
        return known;
    }

    /** A transaction that took too long, or seemed to since the clock was put forward, is ended behind the work's back. */
    private static boolean isOfEndedTransaction(Throwable e) {
        if (e.getCause() != null || e.getSuppressed().length > 0) {
            return false; // it was ended because of that
        }
        return e instanceof RollbackException
                || e instanceof SystemException
                || e instanceof TransactionRequiredException
                || e instanceof TransactionException
                || String.valueOf(e.getMessage()).contains("rolled back in a different thread"); // Hibernate's words, of no class of its own
    }

    /** Neither done nor refused: the service is stopping. */
    static final class Stopping extends RuntimeException {
        Stopping(Throwable cause) {
            super(cause);
        }
    }

    /** What may pass by itself. */
    static final class PassingTrouble extends RuntimeException {
        PassingTrouble(Throwable cause) {
            super(cause);
        }
    }
}
