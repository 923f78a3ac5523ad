package dev.bellwether.consume.completeness;

import dev.bellwether.decide.reconcile.Expectation;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A webhook that must come, or must have come. */
@Entity
@Table(name = "webhook_expectation")
@IdClass(ExpectationRow.Key.class)
class ExpectationRow {

    @Id
    String location;

    @Id
    String type;

    @Id
    boolean worse;

    @Id
    Instant seenAt;

    Instant afterAt;
    Instant deadline;
    int devices;

    /** Null until the deadline. */
    @Nullable Boolean met;

    /** A look sees one change of a kind. */
    record Key(String location, String type, boolean worse, Instant seenAt) implements Serializable {}

    static ExpectationRow of(Expectation expected) {
        ExpectationRow row = new ExpectationRow();
        row.location = expected.location();
        row.type = expected.type();
        row.worse = expected.worse();
        row.seenAt = expected.seen();
        row.afterAt = expected.after();
        row.deadline = expected.deadline();
        row.devices = expected.devices();
        return row;
    }

    Expectation expectation() {
        return new Expectation(location, type, worse, afterAt, seenAt, deadline, devices);
    }
}
