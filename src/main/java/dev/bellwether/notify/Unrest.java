package dev.bellwether.notify;

import dev.bellwether.decide.Reason;
import dev.bellwether.incident.Turns;
import java.time.Duration;
import java.time.Instant;

/** The words for what goes and comes back. */
final class Unrest {

    private Unrest() {}

    /** What a title begins with. */
    static String prefix(Matter matter, Reason reason) {
        if (matter.facts().turns().isUnrest()) {
            return "Flapping: ";
        }
        if (matter.isOver()) {
            return "Resolved: ";
        }
        return switch (reason) {
            case REOPENED -> "Again: ";
            case ESCALATED -> "Nobody took care: ";
            case FIRST, CHANGED, FLAPPING, SETTLED, REPEAT, ACKNOWLEDGED, RESPONDED, REFRESH, RESOLVED -> "";
        };
    }

    /** What a summary begins with; empty, or a sentence and a space. */
    static String sentence(Matter matter, Reason reason, Instant now) {
        Turns turns = matter.facts().turns();
        Instant since = turns.unrestAt();
        if (since != null) {
            int most = turns.score(Instant.EPOCH);
            return "It goes and comes back: " + most + " turns lately, flapping for " + Times.span(Duration.between(since, now))
                    + ". Single turns are not told; how it stays will be. Just now it is "
                    + (matter.isOver() ? "well" : "wrong") + ". ";
        }
        return reason == Reason.SETTLED && !matter.isOver() ? "It no longer goes and comes back, and stayed wrong. " : "";
    }
}
