package dev.bellwether.bikeep;

import dev.bellwether.bikeep.BikeepTrouble.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One command while it is followed. Its time-out is counted from its beginning, both by Bikeep's clock, and waited for
 * by ours, since the two may differ. For one thread.
 */
final class Following {

    private final Instant began;
    private final Patience patience;
    private final InstantSource clock;
    /** A clock that stands still ends nothing; this many looks take as long as the following may take. */
    private final long looks;
    private BikeepCommand last;
    private @Nullable BikeepTrouble trouble;
    private long looked;

    Following(BikeepCommand sent, Patience patience, InstantSource clock) {
        this.last = sent;
        this.began = clock.instant();
        this.patience = patience;
        this.clock = clock;
        this.looks = patience.atMost().toMillis() / Math.max(1, patience.interval().toMillis()) + 1;
    }

    /** For how long altogether, how often, and how long beyond the command's own time-out. */
    record Patience(Duration atMost, Duration interval, Duration grace) {}

    /** It has not ended: wait, and look again. */
    static final class NotYet extends RuntimeException {
        NotYet() {
            super(null, null, false, false);
        }
    }

    /** The outcome; the first look is at the answer to the sending. Throws {@link NotYet} to be called again. */
    CommandOutcome look(Supplier<Optional<BikeepCommand>> read) {
        if (looked++ > 0) {
            trouble = null;
            try {
                // a command that was just sent and is not found is one that not every server of Bikeep's knows yet
                read.get().ifPresent(newer -> last = newer);
            } catch (BikeepTrouble e) {
                trouble = e;
            }
        }
        return switch (last.state()) {
            case SUCCESS -> new CommandOutcome.Succeeded(last);
            case ERROR -> new CommandOutcome.Failed(last);
            case NOT_SENT, SENT, RECEIVED, UNKNOWN -> giveUpOrWait();
        };
    }

    CommandOutcome unfinished() {
        return new CommandOutcome.Unfinished(last, trouble);
    }

    private CommandOutcome giveUpOrWait() {
        boolean hopeless = trouble != null && trouble.kind() == Kind.REFUSED;
        Duration elapsed = Duration.between(began, clock.instant());
        if (hopeless || looked > looks || elapsed.compareTo(deadline()) >= 0) {
            return unfinished();
        }
        throw new NotYet();
    }

    private Duration deadline() {
        return last.allowed()
                .map(allowed -> allowed.plus(patience.grace()))
                .filter(allowed -> allowed.compareTo(patience.atMost()) < 0)
                .orElse(patience.atMost());
    }
}
