package dev.bellwether.decide.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a broken location deserves a look of its own before everything is polled again. */
final class Attention {

    private Attention() {}

    /** When to look again, or null when the next poll of everything will do. */
    static @Nullable Instant next(Belief belief, boolean live, Margins margins, Instant now) {
        Instant poll = now.plus(margins.interval());
        return Stream.of(
                        live ? recheck(belief, margins, now) : null,
                        after(belief.moreSince(), margins.patience()),
                        after(belief.fewerSince(), margins.patience()),
                        live ? after(belief.aliveSince(), margins.settle()) : null)
                .filter(at -> at != null && at.isAfter(now) && at.isBefore(poll))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** A fresh loss is likely to be over soon; one that has lasted is looked at less and less. */
    private static Instant recheck(Belief belief, Margins margins, Instant now) {
        Duration lasted = Duration.between(Belief.first(belief.brokenSince(), now), now);
        return now.plus(lasted.compareTo(margins.recheck()) > 0 ? lasted : margins.recheck());
    }

    private static @Nullable Instant after(@Nullable Instant since, Duration patience) {
        return Optional.ofNullable(since).map(at -> at.plus(patience)).orElse(null);
    }
}
