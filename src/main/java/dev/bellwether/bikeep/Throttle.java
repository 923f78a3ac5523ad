package dev.bellwether.bikeep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a server wants to be left alone. Safe for any number of threads. */
final class Throttle {

    /** A server that asks for more has made a mistake. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final InstantSource clock;
    private @Nullable Instant until;

    Throttle(InstantSource clock) {
        this.clock = clock;
    }

    /** From now on, for so long; never shortens what was asked before. */
    synchronized void hold(Duration wait) {
        Instant end = clock.instant().plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        if (until == null || end.isAfter(until)) {
            until = end;
        }
    }

    /** How much longer; empty when it may be asked. */
    synchronized Optional<Duration> remaining() {
        if (until == null) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock.instant(), until);
        if (left.isNegative() || left.isZero()) {
            until = null;
            return Optional.empty();
        }
        return Optional.of(left);
    }
}
