package dev.bellwether.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.ArcUndeclaredThrowableException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TransactionRequiredException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.stream.Stream;
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
                new HibernateException("Transaction was rolled back in a different thread"),
                new TransactionRequiredException("no transaction is in progress"));
    }

    static Stream<Throwable> lasting() {
        return Stream.of(
                new IllegalArgumentException("an event that nobody understands"),
                new PersistenceException(new SQLException("value too long", "22001")),
                rolledBack(new PersistenceException(new SQLException("null in a column", "23502"))),
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

    private static Throwable rolledBack(Throwable why) {
        RollbackException e = new RollbackException("could not commit");
        e.initCause(why);
        return new ArcUndeclaredThrowableException("Error invoking subclass method", e);
    }
}
