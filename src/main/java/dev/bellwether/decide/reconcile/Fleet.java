package dev.bellwether.decide.reconcile;

import dev.bellwether.event.Connectivity;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All locations in one look.
 *
 * @param standings every real site
 * @param covering  the live incidents that are told in place of others
 * @param told      locations of whose live incident somebody was told already
 * @param away      since when nobody had looked before this look, this look itself if it is the first; null when it followed in time
 * @param now       when the look began
 */
public record Fleet(
        List<Standing> standings,
        List<LiveIncident> covering,
        Set<String> told,
        @Nullable Instant away,
        Instant now) {

    /** The live incidents of that kind. */
    List<LiveIncident> live(Kind kind) {
        return covering.stream().filter(incident -> incident.key().kind() == kind).toList();
    }

    /** The locations that went within that time before now, and are gone. */
    List<Standing> goneWithin(Duration window) {
        return standings.stream()
                .filter(s -> {
                    Instant since = goneSince(s.belief());
                    return since != null && !since.plus(window).isBefore(now);
                })
                .toList();
    }

    /** How many locations Bikeep has not known for at least that long. */
    long blindFor(Duration lasting) {
        return standings.stream()
                .filter(s -> Reconcile.isPast(s.belief().blindSince(), lasting, now))
                .count();
    }

    /** The locations that do not talk, or of which Bikeep does not know. */
    long gone() {
        return standings.stream().filter(s -> goneSince(s.belief()) != null).count();
    }

    /** Whether a location has come back, for good as far as looks can tell. */
    static boolean isBack(Standing standing, Margins margins, Instant now) {
        Belief belief = standing.belief();
        return standing.place().isReachable()
                && (belief.isCalm() || Reconcile.isPast(belief.aliveSince(), margins.settle(), now));
    }

    /** Whether nothing there talks. */
    static boolean isOffline(Standing standing) {
        return standing.place().connectivity() == Connectivity.OFFLINE;
    }

    private static @Nullable Instant goneSince(Belief belief) {
        Instant gone = belief.goneSince();
        Instant blind = belief.blindSince();
        return gone == null ? blind : blind == null || gone.isBefore(blind) ? gone : blind;
    }
}
