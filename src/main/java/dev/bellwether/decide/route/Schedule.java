package dev.bellwether.decide.route;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * When a route may tell. What is ready at another time is told, if it still holds, as soon as it may be.
 *
 * @param active at least one of these must hold; none means always
 * @param muted  none of these may hold
 */
public record Schedule(List<TimeInterval> active, List<TimeInterval> muted) {

    /** At any time. */
    public static final Schedule ALWAYS = new Schedule(List.of(), List.of());

    /** What is never allowed within this time is told after it: late is better than never. */
    private static final Duration HORIZON = Duration.ofDays(370);

    public Schedule {
        active = List.copyOf(active);
        muted = List.copyOf(muted);
    }

    /** Whether it may tell at that time. */
    public boolean isOpen(Instant at) {
        return (active.isEmpty() || active.stream().anyMatch(interval -> interval.contains(at)))
                && muted.stream().noneMatch(interval -> interval.contains(at));
    }

    /** The first time from then on at which it may tell. */
    Instant open(Instant from) {
        Instant end = from.plus(HORIZON);
        Instant at = from;
        while (!isOpen(at) && at.isBefore(end)) {
            Instant next = next(at);
            at = next.isAfter(end) ? end : next;
        }
        return at;
    }

    private Instant next(Instant after) {
        return Stream.concat(active.stream(), muted.stream())
                .map(interval -> interval.nextChange(after))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }
}
