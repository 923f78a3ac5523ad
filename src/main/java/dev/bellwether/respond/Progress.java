package dev.bellwether.respond;

import dev.bellwether.bikeep.BikeepCommand;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a look at a command that was sent says about it. Pure. */
record Progress(CommandStage stage, String words) {

    /**
     * The judgement.
     *
     * @param seen   as Bikeep tells it; null when it does not, or cannot be asked now
     * @param sentAt when it was sent, by our clock
     * @param now    the time
     * @param within how long it is followed at most
     * @param grace  how long after its own end it may still be reported
     */
    static Progress of(@Nullable BikeepCommand seen, Instant sentAt, Instant now, Duration within, Duration grace) {
        Duration most = seen == null
                ? within
                : seen.allowed().map(own -> own.plus(grace)).filter(own -> own.compareTo(within) < 0).orElse(within);
        boolean isLate = !now.isBefore(sentAt.plus(most));
        Progress waiting = isLate
                ? new Progress(
                        CommandStage.UNKNOWN,
                        "was sent, and nobody knows what became of it (" + (seen == null ? "not seen" : seen.stateText())
                                + "): look at the device")
                : new Progress(CommandStage.SENT, seen == null ? "not seen yet" : "Bikeep says " + seen.stateText());
        return seen == null
                ? waiting
                : switch (seen.state()) {
                    case SUCCESS -> new Progress(CommandStage.SUCCEEDED, "done: the device has confirmed it");
                    case ERROR -> new Progress(CommandStage.FAILED, "was not carried out: Bikeep says ERROR");
                    case NOT_SENT, SENT, RECEIVED, UNKNOWN -> waiting;
                };
    }
}
