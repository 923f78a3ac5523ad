package dev.bellwether.decide.route;

import java.time.Instant;
import java.util.List;

/**
 * A named set of times.
 *
 * @param name  as routes call it
 * @param spans any of them is enough
 */
public record TimeInterval(String name, List<Span> spans) {

    public TimeInterval {
        spans = List.copyOf(spans);
    }

    /** Whether that time is part of it. */
    public boolean contains(Instant at) {
        return spans.stream().anyMatch(span -> span.contains(at));
    }

    /** A time after that, before or at the next time at which it begins or ends. */
    Instant nextChange(Instant after) {
        return spans.stream().map(span -> span.nextChange(after)).min(Instant::compareTo).orElse(Instant.MAX);
    }
}
