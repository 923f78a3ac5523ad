package dev.bellwether.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.ArcUndeclaredThrowableException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TransactionRequiredException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.hibernate.HibernateException;
import org.hibernate.PropertyValueException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may pass is waited for; what never passes must not be, or nothing behind it is ever told. */
class PatienceTest {

    static Stream<Throwable> passing() {
        return Stream.of(
                new PersistenceException(new SQLException("gone", "08006")),
                new PersistenceException(new SQLException("no connection in time")),
                // as of a transaction that the clock's jump has ended: seen in a fault schedule
                new ArcUndeclaredThrowableException(
                        "Error invoking subclass method",
                        new RollbackException("ARJUNA016102: The transaction is not active! Uid is 0:ffff7f000001:8057:6b0ba844:50f48")),
                // a database that was killed while it committed: seen in a fault schedule
                uncommitted(new SQLException("terminating connection due to unexpected postmaster exit", "57P01")),
                new HibernateException("Transaction was rolled back in a different thread"),
                new TransactionRequiredException("no transaction is in progress"));
    }

    static Stream<Throwable> lasting() {
        return Stream.of(
                new IllegalArgumentException("an event that nobody understands"),
                new PersistenceException(new SQLException("value too long", "22001")),
                rolledBack(new PersistenceException(new SQLException("null in a column", "23502"))),
                uncommitted(new SQLException("a reference to nothing", "23503")),
                rolledBack(new PropertyValueException("not-null property references a null", "IncidentRow", "kind")),
                new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("passing")
    void what_may_pass_is_waited_for(Throwable e) {
        assertThat(Patience.isPassing(e)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void what_never_passes_is_not(Throwable e) {
        assertThat(Patience.isPassing(e)).isFalse();
    }

    /** As the transaction manager has it: the reason is not the cause, it was suppressed. */
    private static Throwable uncommitted(SQLException why) {
        XAException suppressed = new XAException("Error trying to transactionCommit local transaction");
        suppressed.initCause(why);
        RollbackException e = new RollbackException("ARJUNA016053: Could not commit transaction.");
        e.addSuppressed(suppressed);
        return new ArcUndeclaredThrowableException("Error invoking subclass method", e);
    }

    private static Throwable rolledBack(Throwable why) {
        RollbackException e = new RollbackException("could not commit");
        e.initCause(why);
        return new ArcUndeclaredThrowableException("Error invoking subclass method", e);
    }
}
