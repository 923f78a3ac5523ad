package dev.bellwether.decide;

import dev.bellwether.incident.AcknowledgedIncident;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.OpenIncident;
import dev.bellwether.incident.ResolvedIncident;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What to do about a sighting, a look, a due time or a person's word, and why. */
public sealed interface Decision {

    /** Why, for the timeline and the log. */
    String reason();

    /** The incident as the decision leaves it; null when it touches none. */
    @Nullable Incident incident();

    /** A bounded word for it, as metrics count it. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The word the timeline has for it. */
    default String what() {
        return word();
    }

    /** The words of all kinds of decisions. */
    static List<String> words() {
        return Arrays.stream(Decision.class.getPermittedSubclasses())
                .map(kind -> kind.getSimpleName().toLowerCase(Locale.ROOT))
                .toList();
    }

    /**
     * Something new is wrong.
     *
     * @param incident the incident it opens
     * @param reason   why
     */
    record Opened(LiveIncident incident, String reason) implements Decision {}

    /**
     * What was over a short while ago is wrong again.
     *
     * @param incident the same incident, live again
     * @param reason   why
     */
    record Reopened(LiveIncident incident, String reason) implements Decision {}

    /**
     * More is wrong than was known.
     *
     * @param incident the incident with the alert joined
     * @param worse    whether it is severer than before, so that people must know now
     * @param reason   why
     */
    record Joined(LiveIncident incident, boolean worse, String reason) implements Decision {}

    /**
     * Worth a line on the timeline, nothing to tell by itself.
     *
     * @param incident the incident as it is now
     * @param what     a bounded word for the timeline
     * @param reason   why
     */
    record Noted(Incident incident, String what, String reason) implements Decision {}

    /**
     * It has lasted for as long as the rules want.
     *
     * @param incident no longer suspected
     * @param reason   why
     */
    record Confirmed(OpenIncident incident, String reason) implements Decision {}

    /**
     * It goes and comes back all the time: from now on that is told, and not each turn.
     *
     * @param incident as it happens to be now
     * @param reason   why
     */
    record Flapping(Incident incident, String reason) implements Decision {}

    /**
     * It no longer goes and comes back: how it stays is told.
     *
     * @param incident as it stays
     * @param reason   why
     */
    record Settled(Incident incident, String reason) implements Decision {}

    /**
     * Somebody takes care.
     *
     * @param incident with who that is
     * @param reason   why
     */
    record Acknowledged(AcknowledgedIncident incident, String reason) implements Decision {

        @Override
        public String what() {
            return incident.by().until() == null ? "acknowledged" : "snoozed";
        }
    }

    /**
     * Nobody takes care any more.
     *
     * @param incident open again
     * @param reason   why
     */
    record Lapsed(OpenIncident incident, String reason) implements Decision {}

    /**
     * Nobody took care in time: others are called.
     *
     * @param incident  with the step taken
     * @param receivers who is called
     * @param reason    why
     */
    record Escalated(OpenIncident incident, List<String> receivers, String reason) implements Decision {
        public Escalated {
            receivers = List.copyOf(receivers);
        }
    }

    /**
     * Somebody, or the service itself, did something about it: a command to a device, for instance.
     *
     * @param incident the incident as it is
     * @param what     a bounded word for the timeline
     * @param reason   what was done, by whom, and what came of it
     */
    record Responded(Incident incident, String what, String reason) implements Decision {}

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
