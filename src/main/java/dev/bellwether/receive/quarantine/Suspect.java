package dev.bellwether.receive.quarantine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that was not proven.
 *
 * @param id         never that of another; later ones have greater ids
 * @param receivedAt when it came
 * @param why        it was not proven
 * @param client     who sent it, by address
 * @param body       as sent; empty once it was discarded
 * @param state      whether somebody has decided about it
 * @param decision   what was decided; null while it waits
 */
public record Suspect(
        long id,
        Instant receivedAt,
        String why,
        String client,
        byte[] body,
        State state,
        @Nullable Decision decision) {

    /** Where it stands. */
    public enum State {
        WAITING,
        RELEASED,
        DISCARDED
    }

    /**
     * What somebody decided.
     *
     * @param at      when
     * @param by      who
     * @param comment why, in their words
     */
    public record Decision(Instant at, String by, String comment) {}
}
