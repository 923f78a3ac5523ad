package dev.bellwether.consume;

import dev.bellwether.consume.deadletter.DeadLetter;
import dev.bellwether.consume.deadletter.DeadLetters;
import dev.bellwether.consume.deadletter.LetterId;
import dev.bellwether.consume.deadletter.Postbox;
import dev.bellwether.consume.deadletter.Replays;
import dev.bellwether.consume.deadletter.Replays.Replay;
import dev.bellwether.consume.deadletter.Undelivered;
import dev.bellwether.consume.inbox.Effect;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.wire.EventCodec;
import dev.bellwether.event.wire.UndecodableEvent;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.notify.Ledger;
import dev.bellwether.notify.Tiding;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has dead letters processed again: by the same pipeline as any event, so an event that had its effects has none again. What
 * only would be told is found out by doing it and taking it back.
 */
@ApplicationScoped
public class LetterReplay {

    private static final Logger LOG = Logger.getLogger(LetterReplay.class);

    private final Pipeline pipeline;
    private final DeadLetters letters;
    private final Postbox postbox;
    private final Replays replays;
    private final Ledger ledger;
    private final InstantSource clock;

    LetterReplay(
            Pipeline pipeline,
            DeadLetters letters,
            Postbox postbox,
            Replays replays,
            Ledger ledger,
            InstantSource clock) {
        this.pipeline = pipeline;
        this.letters = letters;
        this.postbox = postbox;
        this.replays = replays;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What came of one, or would come of it.
     *
     * @param letter   which
     * @param outcome  {@code done}, {@code repeated} when its event had its effects before, or {@code failed}
     * @param decision what was decided, in a bounded word; null when nothing was
     * @param reason   why
     * @param incident which incident it has to do with; null where none
     * @param told     the messages that follow from it, of that incident or another
     * @param again    the letter that it became; null when it did not fail, or in a trial
     */
    public record Outcome(
            LetterId letter,
            String outcome,
            @Nullable String decision,
            String reason,
            @Nullable IncidentId incident,
            List<Tiding> told,
            @Nullable LetterId again) {
        public Outcome {
            told = List.copyOf(told);
        }

        private static Outcome failed(DeadLetter letter, Throwable why, @Nullable LetterId again) {
            String reason = why.getMessage() == null ? why.toString() : why.getMessage();
            return new Outcome(letter.id(), "failed", null, reason, null, List.of(), again);
        }
    }

    /** Nothing was done, and that may pass: the database or Kafka is away. */
    public static final class Unavailable extends RuntimeException {
        Unavailable(Throwable cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }

    /**
     * Processes it again; written down in the transaction of its effects. One that fails again is put to the topic as a new
     * letter.
     *
     * @throws Unavailable when it was not processed and can be later
     */
    public Outcome replay(DeadLetter stored, String who) {
        DeadLetter letter = letters.whole(stored);
        Outcome outcome = attempt(letter, () -> QuarkusTransaction.requiringNew().call(() -> {
            Outcome done = process(letter);
            replays.note(letter, noted(done, who));
            return done;
        }), true);
        if (outcome.outcome().equals("failed")) {
            QuarkusTransaction.requiringNew().run(() -> replays.note(letter, noted(outcome, who)));
        }
        LOG.infof(
                "dead letter replayed letter=%s by=%s outcome=%s why=%s", letter.id(), who, outcome.outcome(), outcome.reason());
        return outcome;
    }

    /**
     * What would come of it now, were it the only one.
     *
     * @throws Unavailable when that cannot be said now
     */
    public Outcome trial(DeadLetter stored) {
        DeadLetter letter = letters.whole(stored);
        return attempt(letter, () -> {
            QuarkusTransaction.begin();
            try {
                return process(letter);
            } finally {
                QuarkusTransaction.rollback();
            }
        }, false);
    }

    private Outcome attempt(DeadLetter letter, Supplier<Outcome> work, boolean forGood) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            if (Patience.isPassing(e)) {
                throw new Unavailable(e);
            }
            return Outcome.failed(letter, e, forGood ? again(letter, e) : null);
        }
    }

    /** Letter first, note second: what is interrupted in between can only be there twice. */
    private LetterId again(DeadLetter letter, Throwable why) {
        try {
            return postbox.put(Undelivered.again(letter, why));
        } catch (Postbox.NotTaken e) {
            throw new Unavailable(e);
        }
    }

    private Outcome process(DeadLetter letter) {
        if (letter.isLeft()) {
            throw new UndecodableEvent("the letter was too long to hold its record, which is no longer where it came from");
        }
        DeviceEvent event = EventCodec.decode(letter.record().event());
        Optional<Effect> effect = pipeline.onEvent(event, letter.origin());
        return effect.map(it -> new Outcome(
                        letter.id(), "done", it.outcome(), it.reason(), it.incident(), ledger.tidings(), null))
                .orElseGet(() -> new Outcome(
                        letter.id(), "repeated", null, "its event had its effects before", null, List.of(), null));
    }

    private Replay noted(Outcome outcome, String who) {
        return new Replay(
                outcome.letter(), clock.instant(), who, outcome.outcome(), outcome.reason(), outcome.again());
    }
}
