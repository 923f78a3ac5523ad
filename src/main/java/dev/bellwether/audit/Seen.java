package dev.bellwether.audit;

import dev.bellwether.notify.Arrears.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What earlier looks saw of what happens and is gone, so that each of it is found once. */
final class Seen {

    /** What was written down at one time may be seen this much later: its transaction ends after that, clocks differ. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final Instant start;
    private Instant failedSince;
    private Set<Long> failed = Set.of();
    private @Nullable Map<Integer, Long> ends;

    /** Nothing of before then. */
    Seen(Instant start) {
        this.start = start;
        this.failedSince = start;
    }

    /** From when on failures have to be asked for. */
    Instant failedSince() {
        return failedSince;
    }

    /** Those that no look has seen. */
    List<Failure> fresh(List<Failure> failures, Instant now) {
        List<Failure> fresh =
                failures.stream().filter(failure -> !failed.contains(failure.id())).toList();
        failed = failures.stream().map(Failure::id).collect(Collectors.toUnmodifiableSet());
        Instant next = now.minus(OVERLAP);
        failedSince = next.isBefore(start) ? start : next;
        return fresh;
    }

    /** By how much a topic has grown, from the ends of its partitions; nothing at the first look. */
    long grown(Map<Integer, Long> now) {
        Map<Integer, Long> before = ends;
        ends = new HashMap<>(now);
        if (before == null) {
            return 0;
        }
        return now.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - before.getOrDefault(end.getKey(), 0L)))
                .sum();
    }
}
