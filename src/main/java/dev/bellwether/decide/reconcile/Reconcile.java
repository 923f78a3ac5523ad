package dev.bellwether.decide.reconcile;

import dev.bellwether.decide.Decision.Joined;
import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.decide.Decision.Resolved;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Polled;
import dev.bellwether.incident.Recovery;
import dev.bellwether.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one look at one location means. */
public final class Reconcile {

    private Reconcile() {}

    /**
     * What a look means for the location's losses.
     *
     * @param belief  what is not settled about it
     * @param polled  the look; {@link Place#asOf()} is when it began
     * @param live    the live incident of kind {@link Kind#CONNECTION}, or null
     * @param margins how patient to be
     */
    public static Verdict losses(Belief belief, Polled polled, @Nullable LiveIncident live, Margins margins) {
        Place place = polled.after();
        Told told = Told.by(live);
        if (!place.isKnown()) {
            return Verdict.nothing(belief.blind(polled), "polled: unknown, neither outage nor recovery");
        }
        if (!told.isOlderThan(place)) {
            return Verdict.nothing(
                    belief.sighted().due(place.asOf().plus(margins.recheck()), belief.devicesDue()),
                    "the poll began before the newest event was heard");
        }
        return place.isWhole() ? whole(belief, place, live, margins) : broken(belief, place, live, margins);
    }

    /**
     * What a look means for whether the location can be seen at all.
     *
     * @param belief what is believed after the look
     * @param latest the newest incident of kind {@link Kind#SIGHT}, or null
     */
    public static Verdict sight(Belief belief, Place place, @Nullable Incident latest, Margins margins) {
        LiveIncident live = latest instanceof LiveIncident open ? open : null;
        Instant since = belief.blindSince();
        Instant now = place.asOf();
        if (since == null) {
            return live == null
                    ? Verdict.nothing(belief, "seen")
                    : new Verdict(
                            belief, new Resolved(live.resolve(now, Recovery.POLL), "Bikeep knows again"), Finding.SIGHTED);
        }
        if (live != null || now.isBefore(since.plus(margins.blindAfter()))) {
            return Verdict.nothing(belief, "unknown, not yet for long or told already");
        }
        Alert alert = Lost.location(place, AlertName.LOCATION_UNKNOWN, Severity.WARNING, "unknown", since, now);
        return new Verdict(
                belief,
                new Opened(Lost.opened(place, alert, Kind.SIGHT, since), "Bikeep has not known since " + since),
                Finding.BLIND);
    }

    private static Verdict whole(Belief belief, Place place, @Nullable LiveIncident live, Margins margins) {
        Instant now = place.asOf();
        if (live == null) {
            return Verdict.nothing(Belief.calm(belief.location()), "polled: whole");
        }
        Belief next = belief.whole(now, Told.by(live).evidence(), now.plus(margins.settle()));
        Instant since = Belief.first(next.wholeSince(), now);
        if (now.isBefore(since.plus(margins.settle()))) {
            return Verdict.nothing(next, "polled: whole, to be seen once more");
        }
        boolean late = belief.brokenSince() == null;
        String reason = late
                ? "late webhook: polled whole twice, it was back already"
                : "polled: the location is whole again, seen twice";
        return new Verdict(
                Belief.calm(belief.location()),
                new Resolved(live.resolve(since, Recovery.POLL), reason),
                late ? Finding.LATE : Finding.RECOVERED);
    }

    private static Verdict broken(Belief belief, Place place, @Nullable LiveIncident live, Margins margins) {
        Instant now = place.asOf();
        Told told = Told.by(live);
        Belief seen = belief.broken(now, place.isReachable(), told.evidence());
        Told.Compared compared = told.compare(place);
        seen = seen.differs(
                compared == Told.Compared.MORE ? Belief.first(belief.moreSince(), now) : null,
                compared == Told.Compared.FEWER ? Belief.first(belief.fewerSince(), now) : null);
        boolean due = isOverdue(seen, margins, now) || isAliveAgain(seen, live, margins, now);
        Belief next = seen.due(Attention.next(seen, live != null, margins, now), wantsDevices(seen, told, place, live, due, margins));
        if (live != null && isUnconfirmed(seen, live, margins, now)) {
            Alert outage = Lost.outage(place, Belief.first(seen.goneSince(), now), now);
            String reason = "missed webhook: polled offline for " + margins.confirmedAfter() + ", never confirmed";
            boolean worse = outage.severity().compareTo(live.facts().lead().severity()) > 0;
            return new Verdict(next, new Joined(live.with(outage), worse, reason), Finding.UNCONFIRMED);
        }
        return Verdict.nothing(next, "polled: not whole");
    }

    /** Whether what the poll shows has differed from what webhooks told for longer than they may take. */
    static boolean isOverdue(Belief belief, Margins margins, Instant now) {
        return isPast(belief.moreSince(), margins.patience(), now) || isPast(belief.fewerSince(), margins.patience(), now);
    }

    /** Whether an outage of the whole location is over, by two looks. */
    static boolean isAliveAgain(Belief belief, @Nullable LiveIncident live, Margins margins, Instant now) {
        return live != null
                && live.facts().firing().stream().anyMatch(a -> a.name() == AlertName.LOCATION_OUTAGE)
                && isPast(belief.aliveSince(), margins.settle(), now);
    }

    private static boolean isUnconfirmed(Belief belief, LiveIncident live, Margins margins, Instant now) {
        return isPast(belief.goneSince(), margins.confirmationOverdue(), now)
                && live.facts().firing().stream().noneMatch(a -> a.name() == AlertName.LOCATION_OUTAGE);
    }

    /**
     * Devices are read when an incident needs it: once for each state of affairs, and not all the time. What is due and
     * was not settled by a reading is read again as late as a webhook may come.
     */
    private static boolean wantsDevices(
            Belief belief, Told told, Place place, @Nullable LiveIncident live, boolean due, Margins margins) {
        String why = why(told, place, due);
        Belief.Read read = belief.read();
        if (read != null && read.why().equals(why)) {
            return due && isPast(read.at(), margins.patience(), place.asOf());
        }
        return due || (live != null && (read == null || isPast(read.at(), margins.interval(), place.asOf())));
    }

    static String why(Told told, Place place, boolean due) {
        return (due ? "due " : "impact ") + told.signature(place);
    }

    static boolean isPast(@Nullable Instant since, Duration lasting, Instant now) {
        return since != null && !now.isBefore(since.plus(lasting));
    }
}
