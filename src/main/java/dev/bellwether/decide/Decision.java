package dev.bellwether.decide;

import dev.bellwether.incident.Incident;
import dev.bellwether.incident.OpenIncident;
import dev.bellwether.incident.ResolvedIncident;
import org.jspecify.annotations.Nullable;

/** What to do about a sighting, and why. */
public sealed interface Decision {

    /** Why, for the timeline and the log. */
    String reason();

    /** The incident as the decision leaves it; null when it touches none. */
    @Nullable Incident incident();

    /**
     * Something new is wrong.
     *
     * @param incident the incident it opens
     * @param reason   why
     */
    record Opened(OpenIncident incident, String reason) implements Decision {}

    /**
     * More is wrong than was known.
     *
     * @param incident the incident with the alert joined
     * @param worse    whether it is severer than before, so that people must know now
     * @param reason   why
     */
    record Joined(OpenIncident incident, boolean worse, String reason) implements Decision {}

    /**
     * Worth a line on the timeline, nothing to tell by itself.
     *
     * @param incident the incident as it is now
     * @param what     a bounded word for the timeline
     * @param reason   why
     */
    record Noted(Incident incident, String what, String reason) implements Decision {}

    /**
     * It is over.
     *
     * @param incident the incident as it ended
     * @param reason   why
     */
    record Resolved(ResolvedIncident incident, String reason) implements Decision {}

    /**
     * Nothing follows.
     *
     * @param reason why not
     */
    record Nothing(String reason) implements Decision {

        @Override
        public @Nullable Incident incident() {
            return null;
        }
    }
}
