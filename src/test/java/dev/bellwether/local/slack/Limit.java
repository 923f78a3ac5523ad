package dev.bellwether.local.slack;

import dev.bellwether.local.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * As many messages as a channel takes and as many edits as a workspace does, by Slack's own clock. Somebody else posts
 * there too, at random, so that who only keeps its own pace comes too early now and then. Who comes too early is told
 * when to come back; who does not obey is noted.
 */
public final class Limit {

    private static final Duration EDITS = Duration.ofMinutes(1).dividedBy(50); // Slack's tier 3
    private static final int EDITS_SAVED = 50;
    private static final long MILLIS = 1_000;

    private final InstantSource clock;
    private final Duration pace;
    private final double others;
    private final Random random;
    private final List<Instant> taken = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private Instant next = Instant.MIN;
    private Instant closed = Instant.MIN;
    private Instant edits = Instant.MIN;
    private int refused;

    /**
     * A limit.
     *
     * @param pace   between two messages
     * @param others how likely it is that somebody else's message follows one of ours; one follows the first in any case
     * @param seed   of those others
     */
    public Limit(InstantSource clock, Duration pace, double others, long seed) {
        this.clock = clock;
        this.pace = pace;
        this.others = others;
        this.random = new Random(seed);
    }

    /** When our messages were taken. */
    public synchronized List<Instant> taken() {
        return List.copyOf(taken);
    }

    /** How many calls came too early, by the limit alone. */
    public synchronized int refused() {
        return refused;
    }

    /** The calls that were made although they had been told to wait. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** What is answered instead of taking it; empty when it may be taken. */
    synchronized Optional<Reply> refusal(String method) {
        Instant now = clock.instant();
        if (now.isBefore(closed)) {
            violations.add(method + " at " + now + ", told to wait until " + closed);
            return Optional.of(tooMany(Duration.between(now, closed)));
        }
        Optional<Reply> refusal = switch (method) {
            case "chat.postMessage" -> post(now);
            case "chat.update" -> edit(now);
            default -> Optional.empty();
        };
        refused += refusal.isPresent() ? 1 : 0;
        return refusal;
    }

    private Optional<Reply> post(Instant now) {
        if (now.isBefore(next)) {
            return Optional.of(tooMany(Duration.between(now, next)));
        }
        taken.add(now);
        next = now.plus(taken.size() == 1 || random.nextDouble() < others ? pace.multipliedBy(2) : pace);
        return Optional.empty();
    }

    private Optional<Reply> edit(Instant now) {
        Instant saved = now.minus(EDITS.multipliedBy(EDITS_SAVED));
        Instant since = edits.isAfter(saved) ? edits : saved;
        if (since.plus(EDITS).isAfter(now)) {
            return Optional.of(tooMany(Duration.between(now, since.plus(EDITS))));
        }
        edits = since.plus(EDITS);
        return Optional.empty();
    }

    private Reply tooMany(Duration left) {
        long seconds = Math.max(1, (left.toMillis() + MILLIS - 1) / MILLIS);
        Instant until = clock.instant().plusSeconds(seconds);
        closed = until.isAfter(closed) ? until : closed;
        return Reply.json(429, Map.of("ok", false, "error", "ratelimited"))
                .with("Retry-After", Long.toString(seconds));
    }
}
