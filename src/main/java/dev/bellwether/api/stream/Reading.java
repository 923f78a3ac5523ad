package dev.bellwether.api.stream;

import dev.bellwether.incident.Changes;
import dev.bellwether.incident.Changes.Change;
import dev.bellwether.incident.Changes.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far one listener has come. */
final class Reading {

    private static final int MOST = 500;

    private final Changes changes;
    private final Duration heartbeat;
    private @Nullable Position position;
    private Instant lastTold;

    /**
     * One that begins.
     *
     * @param from behind which change; null for what changes from now on
     */
    Reading(Changes changes, @Nullable Position from, Duration heartbeat, Instant now) {
        this.changes = changes;
        this.position = from;
        this.heartbeat = heartbeat;
        this.lastTold = now;
    }

    /**
     * What a look brings.
     *
     * @param changes  to be told, in order
     * @param isToBeat whether there are none, and it is time to say that we are still here
     */
    record Told(List<Change> changes, boolean isToBeat) {}

    /** Looks what has changed since the last look; joins the caller's transaction. */
    Told next(Instant now) {
        if (position == null) {
            position = changes.end();
            return new Told(List.of(), true); // the listener learns that it is heard
        }
        List<Change> found = changes.after(position, MOST);
        if (!found.isEmpty()) {
            position = found.get(found.size() - 1).position();
        }
        boolean isToBeat = found.isEmpty() && !now.isBefore(lastTold.plus(heartbeat));
        lastTold = found.isEmpty() && !isToBeat ? lastTold : now;
        return new Told(found, isToBeat);
    }
}
