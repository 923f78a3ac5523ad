package dev.bellwether.consume.watchdog;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a look means. */
sealed interface Verdict {

    /** For people. */
    String words();

    /**
     * It goes on, or has nothing to do.
     *
     * @param words for people
     */
    record GoesOn(String words) implements Verdict {}

    /**
     * It waits for somebody without whom it cannot go on, and will when they are back.
     *
     * @param words for people
     */
    record Waits(String words) implements Verdict {}

    /**
     * It may stand still: something is to be tried, or was and is given time.
     *
     * @param words for people
     * @param cure  what to try now; null for nothing new
     */
    record Suspected(String words, @Nullable Cure cure) implements Verdict {}

    /**
     * It stands still, and only a restart helps.
     *
     * @param words for people
     * @param lasts for how long
     */
    record Stalled(String words, Duration lasts) implements Verdict {}
}
