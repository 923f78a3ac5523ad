package dev.bellwether.decide.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Decision;
import dev.bellwether.decide.Reason;
import dev.bellwether.decide.Waiting;
import dev.bellwether.decide.replay.Post.Target;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.SuspectedIncident;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold at any time, whatever happens and whatever the rules say. */
final class Promises {

    private static final Map<String, Set<String>> LEGAL = Map.of(
            "SUSPECTED", Set.of("SUSPECTED", "OPEN", "ACKNOWLEDGED", "RESOLVED"),
            "OPEN", Set.of("OPEN", "ACKNOWLEDGED", "RESOLVED"),
            "ACKNOWLEDGED", Set.of("ACKNOWLEDGED", "OPEN", "RESOLVED"),
            "RESOLVED", Set.of("RESOLVED", "SUSPECTED", "OPEN"));

    private Promises() {}

    /** Every decision has its reason, and leads to a state that may follow. */
    static void decided(Decision decision, @Nullable Incident before) {
        assertThat(decision.reason()).as("the reason of %s", decision).isNotBlank();
        Incident after = decision.incident();
        if (after == null) {
            return;
        }
        if (before == null || !before.id().equals(after.id())) {
            assertThat(decision).isInstanceOfAny(Decision.Opened.class, Decision.Flapping.class);
            assertThat(after).isInstanceOf(LiveIncident.class);
            assertThat(before instanceof LiveIncident).as("a live incident beside %s", after).isFalse();
        } else {
            assertThat(LEGAL.get(before.state())).as("from %s by %s", before, decision).contains(after.state());
        }
        assertThat(after.facts().firing().isEmpty()).as("%s", after).isEqualTo(!(after instanceof LiveIncident));
    }

    /** Nothing that fires is forgotten, and whoever was told of what is over hears that. */
    static void hold(Replay replay, Instant now) {
        Set<?> inhibited = replay.inhibited();
        for (Incident incident : replay.incidents()) {
            Set<Target> targets = replay.post().targets(incident.id());
            if (incident instanceof SuspectedIncident suspected) {
                assertThat(suspected.until()).as("%s", incident).isAfter(now);
            } else if (incident instanceof LiveIncident && !inhibited.contains(incident.id())) {
                assertThat(targets).as("told or to be told of %s", incident).anyMatch(target -> knows(replay, target));
            } else if (!(incident instanceof LiveIncident) && !incident.facts().turns().isUnrest()) {
                assertThat(targets).as("who is told of the end of %s", incident).allMatch(target -> isDone(replay, target));
            }
        }
    }

    /** Never two ends in a row. */
    static void told(Replay replay) {
        Map<Target, Reason> last = new HashMap<>();
        for (Message message : replay.told()) {
            Target target = new Target(message.incident().id(), message.receiver(), message.integration());
            Reason before = last.put(target, message.reason());
            assertThat(before == Reason.RESOLVED && message.reason() == Reason.RESOLVED).as("again %s", message).isFalse();
        }
    }

    private static boolean knows(Replay replay, Target target) {
        Reason told = replay.post().told(target);
        Waiting waiting = replay.post().waiting(target);
        return waiting != null ? waiting.reason() != Reason.RESOLVED : told != null && told != Reason.RESOLVED;
    }

    private static boolean isDone(Replay replay, Target target) {
        Reason told = replay.post().told(target);
        Waiting waiting = replay.post().waiting(target);
        boolean knows = told != null && told != Reason.RESOLVED;
        boolean toldTheEnd = waiting != null && waiting.reason() == Reason.RESOLVED;
        return knows ? toldTheEnd : waiting == null || (told == null && toldTheEnd);
    }
}
