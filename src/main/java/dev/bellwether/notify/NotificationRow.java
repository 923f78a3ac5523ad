package dev.bellwether.notify;

import dev.bellwether.decide.Reason;
import dev.bellwether.decide.Waiting;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message to one target: waiting, sent, failed or never needed. */
@Entity
@Table(name = "notification")
class NotificationRow {

    /** Further ahead than the clocks of replicas differ. */
    static final Duration AHEAD = Duration.ofMinutes(1);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    UUID incidentId;
    String receiver;
    String integration;

    @Enumerated(EnumType.STRING)
    Reason reason;

    @Enumerated(EnumType.STRING)
    State state;

    Instant dueAt;
    Instant nextAttemptAt;

    /** When these two were set. */
    Instant setAt;

    int attempts;

    /** Grows with every change of what is to be told, so that an attempt knows whether it told the newest. */
    int version;

    /** How it travels; the rules say by which lane. */
    String lane = "";

    /** An attempt may have arrived, and nobody wrote it down. */
    boolean unsure;

    /** The fallback was told of it. */
    boolean passedOn;

    /** What the hearer must know besides. */
    @Nullable String note;

    /** Not told for as long as another incident is told in its place. */
    boolean withheld;

    @Column(updatable = false)
    Instant createdAt;

    @Nullable Instant endedAt;
    @Nullable String lastError;

    /** The life of a message. */
    enum State {
        PENDING,
        SENT,
        FAILED,
        CANCELLED
    }

    /** A message that waits to be told at that time. */
    static NotificationRow planned(
            UUID incident, String receiver, String integration, Reason reason, Instant due, Instant now) {
        NotificationRow row = new NotificationRow();
        row.incidentId = incident;
        row.receiver = receiver;
        row.integration = integration;
        row.reason = reason;
        row.state = State.PENDING;
        row.dueAt = due;
        row.tryAt(due, now);
        row.createdAt = now;
        return row;
    }

    /** Sets when it is tried next. */
    void tryAt(Instant next, Instant now) {
        nextAttemptAt = next;
        setAt = now;
    }

    /** If the clock that set its times was ahead and has been put back, it waits as long from now on as it was to wait then. */
    void rewind(Instant now) {
        if (setAt.isAfter(now.plus(AHEAD))) {
            Duration by = Duration.between(now, setAt);
            dueAt = dueAt.minus(by);
            tryAt(nextAttemptAt.minus(by), now);
        }
    }

    /** Whether an attempt was made, so that the far side may know of it. */
    boolean isTried() {
        return attempts > 0;
    }

    /** What is judged about it while it waits. */
    Waiting waiting() {
        return new Waiting(reason, dueAt, isTried(), withheld);
    }

    /** Makes it tell that, at that time. */
    void retell(Reason why, Instant due, Instant now) {
        reason = why;
        passedOn &= why == Reason.RESOLVED; // the fallback hears of more, and of the end by itself
        version++;
        dueAt = due;
        if (!isTried()) {
            tryAt(due, now); // else the back-off stands: the far side asked for it
        }
    }

    /** Makes it tell that line, too. */
    void add(String line) {
        note = note == null ? line : note + "\n" + line;
        version++;
    }

    /** Forgets a note that was told; what was added since stays to be told. */
    void told(@Nullable String known) {
        if (known != null && note != null && note.startsWith(known)) {
            String more = note.substring(known.length()).strip();
            note = more.isEmpty() ? null : more;
        }
    }

    void end(State how, Instant now) {
        state = how;
        endedAt = now;
    }
}
