package dev.bellwether.decide;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where silences are kept. Every call joins the caller's transaction. */
public interface Silences {

    /** Those that hold at that time, the newest first. */
    List<Silence> active(Instant now);

    /** The silence of that id; empty when there never was one, or it was forgotten. */
    Optional<Silence> find(SilenceId id);

    /**
     * Those that are kept, the newest first.
     *
     * @param state only those that are there now; null for all
     * @param now   the time
     */
    List<Silence> list(Silence.@Nullable State state, Instant now);

    /** Those that stand for what is known elsewhere by that reference, the newest first. */
    List<Silence> of(String reference);

    /** Keeps a silence as it is now. */
    void save(Silence silence);

    /**
     * Ends a silence that runs or has not begun.
     *
     * @param by who wants that
     * @return as it ended; empty when there is none of that id, or it is over already
     */
    Optional<Silence> end(SilenceId id, Instant now, String by);
}
