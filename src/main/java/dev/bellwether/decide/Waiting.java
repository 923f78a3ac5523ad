package dev.bellwether.decide;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits to be told about an incident to one target: at most one does, and it tells the newest state.
 *
 * @param reason   why it is told
 * @param due      when
 * @param tried    whether an attempt was made, so that the far side may know of it
 * @param withheld whether another incident is told in its place
 */
public record Waiting(Reason reason, Instant due, boolean tried, boolean withheld) {

    /** Not tried yet. */
    public static Waiting until(Instant due, Reason reason) {
        return new Waiting(reason, due, false, false);
    }

    /** The same with more to tell. */
    public Waiting with(Plan.Tell more) {
        if (reason == Reason.RESOLVED) {
            return retold(more.reason(), more.notBefore()); // that it is over is no longer true: nothing to hurry for
        }
        Instant earlier = due.isBefore(more.notBefore()) ? due : more.notBefore();
        return retold(reason == Reason.FIRST ? Reason.FIRST : more.reason(), earlier);
    }

    /** The same, let go to be told from then on: what is over before then is told to nobody. */
    public Waiting released(Instant from) {
        return new Waiting(reason, due.isAfter(from) ? due : from, tried, false);
    }

    /** The same, held back. */
    public Waiting held() {
        return new Waiting(reason, due, tried, true);
    }

    /**
     * Whether a target is told that the incident is over: whoever knows of it, whatever else goes on, or was just to be
     * told for the first time. What was not yet due is forgotten instead, and so is what somebody who was told the last
     * end did not hear of in between.
     *
     * @param last    what the target was told last; null when nothing
     * @param waiting what waits to be told; null when nothing
     */
    public static boolean isEndTold(@Nullable Reason last, @Nullable Waiting waiting, Instant now) {
        if (last != null && last != Reason.RESOLVED) {
            return true;
        }
        return waiting != null && (waiting.tried || (last == null && !waiting.withheld && !waiting.due.isAfter(now)));
    }

    private Waiting retold(Reason why, Instant at) {
        return new Waiting(why, at, tried, withheld);
    }
}
