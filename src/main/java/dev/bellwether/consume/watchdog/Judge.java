package dev.bellwether.consume.watchdog;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Decides what looks mean: no I/O, no clock but the time it is told. */
final class Judge {

    /** The loop polls every second at most. */
    private static final Duration POLLED = Duration.ofSeconds(3);

    private final WatchdogSettings settings;
    private @Nullable Symptom symptom;
    private Duration since = Duration.ZERO;
    private Duration lookedAt = Duration.ZERO;
    private long steps = -1;
    private int tried;

    Judge(WatchdogSettings settings) {
        this.settings = settings;
    }

    /**
     * What this look means after those before.
     *
     * @param now by a count that only grows
     */
    Verdict judge(Look look, Duration now) {
        Hand hand = look.hand();
        boolean moved = look.steps() != steps;
        // whoever was not there between two looks, a machine that slept for instance, has seen no standstill
        boolean absent = now.minus(lookedAt).compareTo(settings.downAfter()) >= 0;
        steps = look.steps();
        lookedAt = now;
        if (hand != null && hand.awaits() != null && !isEndless(hand)) {
            return well(new Verdict.Waits(hand + " waits for " + hand.awaits()));
        }
        Symptom seen = symptom(look);
        if (seen == null) {
            return well(look.backlog() == null
                    ? new Verdict.Waits("Kafka gives no answer")
                    : new Verdict.GoesOn(doing(look)));
        }
        // one may turn into another, by a cure that does not help for instance
        if (symptom == null || symptom.isFatal() != seen.isFatal() || moved || absent) {
            since = now;
            tried = 0;
        }
        symptom = seen;
        return ill(seen, look, now);
    }

    private Verdict well(Verdict verdict) {
        symptom = null;
        return verdict;
    }

    private Verdict ill(Symptom seen, Look look, Duration now) {
        Duration lasts = now.minus(since);
        if (lasts.compareTo(settings.healAfter()) < 0) {
            return new Verdict.GoesOn(doing(look));
        }
        String words = words(seen, look) + ", for " + lasts.toSeconds() + " s";
        if (lasts.compareTo(settings.downAfter()) >= 0 && seen.isFatal()) {
            return new Verdict.Stalled(words, lasts);
        }
        boolean next = tried < seen.cures().size()
                && lasts.compareTo(settings.healAfter().multipliedBy(tried + 1)) >= 0;
        return new Verdict.Suspected(words, next ? seen.cures().get(tried++) : null);
    }

    private static String doing(Look look) {
        return look.hand() != null
                ? look.hand() + " is in hand"
                : look.unfinished() == 0 ? "nothing waits" : look.unfinished() + " records wait";
    }

    private boolean isEndless(Hand hand) {
        return !hand.pauses() && hand.lasts().compareTo(settings.databasePatience()) >= 0;
    }

    private static @Nullable Symptom symptom(Look look) {
        if (look.hand() != null) {
            return Symptom.HAND_STUCK;
        }
        if (look.backlog() == null) {
            return null; // what is with the loop while Kafka is away is seen when Kafka is back
        }
        if (look.membership() == null || look.polled().compareTo(POLLED) > 0) {
            return Symptom.LOOP_GONE;
        }
        if (look.membership().assigned().isEmpty()) {
            return look.orphans().isEmpty() ? null : Symptom.NO_PARTITION;
        }
        if (look.unfinished() > 0) {
            return look.membership().paused().isEmpty() ? Symptom.NOT_TAKEN : Symptom.PAUSED;
        }
        return look.uncommitted() > 0 ? Symptom.NOT_COMMITTED : null;
    }

    private static String words(Symptom seen, Look look) {
        return switch (seen) {
            case LOOP_GONE -> "nobody polls Kafka";
            case HAND_STUCK -> "the record " + look.hand() + " is in hand and "
                    + (look.hand().awaits() == null ? "nothing is done" : "one call to " + look.hand().awaits() + " lasts");
            case NO_PARTITION -> "records wait in " + look.orphans() + ", which nobody reads";
            case PAUSED -> look.unfinished() + " records wait, and " + look.membership().paused() + " are paused";
            case NOT_TAKEN -> look.unfinished() + " records wait and none is taken";
            case NOT_COMMITTED -> look.uncommitted() + " records are done and Kafka was not told";
        };
    }
}
