package dev.bellwether.decide.audit;

import dev.bellwether.decide.audit.Sight.Books;
import dev.bellwether.decide.audit.Sight.Spooled;
import dev.bellwether.decide.audit.Sight.Topics;
import dev.bellwether.decide.audit.Sight.Unread;
import dev.bellwether.incident.Late;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From what was seen to what is wrong. */
public final class Audit {

    /** An event's outcome is in the database this much earlier than the offset that says so is on Kafka, at most. */
    private static final Duration COMMITTED_WITHIN = Duration.ofSeconds(5);

    /** Long before the spool refuses. */
    private static final double FULL = 0.25;

    /** Longer than a broker takes to restart. */
    private static final Duration SPOOLED_FOR = Duration.ofMinutes(3);

    private final Duration after;
    private final Instant now;

    /** An audit for which something is wrong after that time, and not before. */
    public Audit(Duration after, Instant now) {
        this.after = after;
        this.now = now;
    }

    /** What should have been done before then is late. */
    public Instant latest() {
        return now.minus(after);
    }

    /** What is wrong; at most one of each kind. */
    public List<Found> findings(Sight sight) {
        List<Found> findings = new ArrayList<>();
        Books books = sight.books();
        if (books == null) {
            silent(findings, Failing.DATABASE_UNREACHABLE, sight.booksAt());
        } else {
            late(findings, Failing.INCIDENT_OVERDUE, books.incidents());
            late(findings, Failing.MESSAGE_OVERDUE, books.messages());
            if (!books.failed().isEmpty()) {
                findings.add(new Found(
                        Failing.MESSAGE_FAILED, books.failed().size(), now, books.failed().get(0)));
            }
            spooled(findings, books.spooled());
        }
        if (sight.stall() != null) { // whoever found it has waited long enough
            findings.add(new Found(Failing.CONSUMER_STALLED, 1, sight.stall().since(), sight.stall().why()));
        }
        Topics topics = sight.topics();
        if (topics == null) {
            silent(findings, Failing.KAFKA_UNREACHABLE, sight.topicsAt());
        } else {
            late(findings, Failing.EVENT_UNPROCESSED, unprocessed(topics.unread()));
            if (topics.deadLetters() > 0) {
                findings.add(new Found(Failing.DEAD_LETTER, topics.deadLetters(), now, ""));
            }
        }
        return findings;
    }

    private void spooled(List<Found> findings, Spooled spooled) {
        Instant oldest = spooled.oldest() == null ? now : spooled.oldest();
        if (spooled.full() >= FULL || !oldest.isAfter(now.minus(SPOOLED_FOR))) {
            String share = Math.round(spooled.full() * 100) + " %";
            findings.add(new Found(Failing.SPOOL_FILLS, spooled.waiting(), oldest, share));
        }
        if (spooled.setAside() > 0) {
            findings.add(new Found(Failing.DELIVERY_SET_ASIDE, spooled.setAside(), now, ""));
        }
    }

    private @Nullable Late unprocessed(List<Unread> unread) {
        Instant latest = latest().minus(COMMITTED_WITHIN);
        List<Unread> stuck =
                unread.stream().filter(partition -> !partition.since().isAfter(latest)).toList();
        return stuck.stream()
                .map(Unread::since)
                .min(Comparator.naturalOrder())
                .map(since -> new Late(stuck.stream().mapToLong(Unread::count).sum(), since))
                .orElse(null);
    }

    private void silent(List<Found> findings, Failing failing, Instant lastHeard) {
        late(findings, failing, lastHeard.isAfter(latest()) ? null : new Late(1, lastHeard));
    }

    private static void late(List<Found> findings, Failing failing, @Nullable Late late) {
        if (late != null) {
            findings.add(new Found(failing, late.count(), late.since(), ""));
        }
    }
}
