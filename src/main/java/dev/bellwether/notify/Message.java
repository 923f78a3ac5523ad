package dev.bellwether.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one target is to be told.
 *
 * @param briefing     in words and in figures
 * @param key          the same for every attempt to tell this, another for everything else; without secrets
 * @param conversation what the channel answered when it last told this target of this incident; null when it never did
 * @param unsure       whether an earlier attempt may have arrived and nobody wrote it down: look first, where one can
 */
public record Message(Briefing briefing, String key, @Nullable String conversation, boolean unsure) {

    /** Told at that time, once and for all, past the outbox; the same told again later is another message. */
    static Message once(Briefing briefing, Instant now) {
        String state = briefing.resolved() ? "over" : "since " + briefing.since();
        return new Message(briefing, briefing.incident() + "/" + state + "/" + now, null, false);
    }
}
