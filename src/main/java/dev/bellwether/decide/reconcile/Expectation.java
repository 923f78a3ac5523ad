package dev.bellwether.decide.reconcile;

import dev.bellwether.event.ConnectionChanged;
import dev.bellwether.event.OutageConfirmed;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Polled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that must come, since a poll has seen what it tells. All times but those of events are our own clock's.
 *
 * @param location the location's id
 * @param type     the webhook's type
 * @param worse    whether it tells of a loss, or of a recovery
 * @param after    when it had not happened yet
 * @param seen     when it was seen to have happened
 * @param deadline when it counts as missed
 * @param devices  of how many devices it must tell at least, in one webhook or several
 */
public record Expectation(
        String location, String type, boolean worse, Instant after, Instant seen, Instant deadline, int devices) {

    /**
     * What a look lets us expect.
     *
     * @param before what was believed before the look
     * @param after  what is believed after it
     */
    public static List<Expectation> of(Belief before, Belief after, Polled polled, Margins margins) {
        Place now = polled.after();
        Belief.Known known = before.known() == null ? known(polled) : before.known();
        if (!now.isKnown() || known == null) {
            return List.of();
        }
        List<Expectation> expected = new ArrayList<>();
        int change = Integer.compare(Level.of(now), known.level());
        if (change != 0) {
            expected.add(new Expectation(
                    now.id(), ConnectionChanged.TYPE, change > 0, known.at(), now.asOf(),
                    now.asOf().plus(margins.patience()),
                    Level.devices(known.level(), Level.of(now))));
        }
        Instant gone = after.goneSince();
        if (gone != null) {
            Instant confirmable = gone.plus(margins.confirmedAfter());
            if (confirmable.isAfter(known.at()) && !confirmable.isAfter(now.asOf())) {
                // Bikeep counts from when the location went, we from when we saw it gone
                expected.add(new Expectation(
                        now.id(), OutageConfirmed.TYPE, true, gone, confirmable,
                        gone.plus(margins.confirmationOverdue()), 1));
            }
        }
        return expected;
    }

    /** Whether all that must be told was: of each device by an event of its own, or of the whole location by one. */
    public boolean isMetBy(List<Heard> heard, Margins margins) {
        List<Heard> told = heard.stream().filter(each -> isAbout(each, margins)).toList();
        return told.size() >= devices || told.stream().anyMatch(each -> !each.ofDevice());
    }

    /** By Bikeep's clock where it gave a time, give or take what clocks may differ. */
    private boolean isAbout(Heard heard, Margins margins) {
        if (!heard.type().equals(type) || heard.worse() != worse) {
            return false;
        }
        Instant at = heard.occurredAt();
        if (at == null || type.equals(OutageConfirmed.TYPE)) {
            return heard.receivedAt().isAfter(after) && !heard.receivedAt().isAfter(deadline);
        }
        return !at.isBefore(after.minus(margins.slack())) && !at.isAfter(seen.plus(margins.slack()));
    }

    private static Belief.@Nullable Known known(Polled polled) {
        Place before = polled.before();
        return before == null || !before.isKnown() ? null : new Belief.Known(Level.of(before), before.asOf());
    }
}
