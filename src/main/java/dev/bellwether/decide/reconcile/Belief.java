package dev.bellwether.decide.reconcile;

import dev.bellwether.incident.Place;
import dev.bellwether.incident.Polled;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What looks at a location have shown lately that is not settled yet. Every time is the beginning of an unbroken run of
 * looks, by our own clock; null when there is no such run. A location that is well and of which nothing is open needs no
 * belief.
 *
 * @param location     its id
 * @param wholeSince   all its devices talk
 * @param aliveSince   something there talks
 * @param brokenSince  something there does not talk
 * @param goneSince    nothing there talks
 * @param blindSince   Bikeep does not know how it is
 * @param moreSince    more is lost than webhooks told
 * @param fewerSince   less is lost than webhooks told
 * @param known        how it was before Bikeep lost sight of it; null while it is seen
 * @param read         for what its devices were last read
 * @param dueAt        when to look again sooner than at everything; null when that will do
 * @param devicesDue   whether its devices are to be read
 */
public record Belief(
        String location,
        @Nullable Instant wholeSince,
        @Nullable Instant aliveSince,
        @Nullable Instant brokenSince,
        @Nullable Instant goneSince,
        @Nullable Instant blindSince,
        @Nullable Instant moreSince,
        @Nullable Instant fewerSince,
        @Nullable Known known,
        @Nullable Read read,
        @Nullable Instant dueAt,
        boolean devicesDue) {

    /**
     * How it was when it was last seen.
     *
     * @param level {@link Level}
     * @param at    when
     */
    public record Known(int level, Instant at) {}

    /**
     * A reading of devices.
     *
     * @param why what they were read for: the same is not read twice
     * @param at  when
     */
    public record Read(String why, Instant at) {}

    /** Nothing is open. */
    public static Belief calm(String location) {
        return new Belief(location, null, null, null, null, null, null, null, null, null, null, false);
    }

    /** Whether there is anything to remember. */
    public boolean isCalm() {
        return equals(calm(location));
    }

    /** Bikeep does not know how it is: no run of good looks goes on, the others wait. */
    Belief blind(Polled polled) {
        Place before = polled.before();
        Instant at = polled.after().asOf();
        Known seen = known != null || before == null || !before.isKnown()
                ? known
                : new Known(Level.of(before), before.asOf());
        return new Belief(
                location, null, null, brokenSince, goneSince, first(blindSince, at), moreSince, fewerSince, seen,
                read, null, devicesDue);
    }

    /** The same, no longer out of sight. */
    Belief sighted() {
        return new Belief(
                location, wholeSince, aliveSince, brokenSince, goneSince, null, moreSince, fewerSince, null, read, dueAt,
                devicesDue);
    }

    /** All its devices talk; the run of good looks begins anew after evidence against it. */
    Belief whole(Instant at, @Nullable Instant evidence, @Nullable Instant next) {
        return new Belief(
                location, run(wholeSince, at, evidence), run(aliveSince, at, evidence), brokenSince, null, null, null,
                null, null, null, next, false);
    }

    /** Something does not talk. */
    Belief broken(Instant at, boolean reachable, @Nullable Instant evidence) {
        return new Belief(
                location,
                null,
                reachable ? run(aliveSince, at, evidence) : null,
                first(brokenSince, at),
                reachable ? null : first(goneSince, at),
                null, moreSince, fewerSince, null, read, null, devicesDue);
    }

    Belief differs(@Nullable Instant more, @Nullable Instant fewer) {
        return new Belief(
                location, wholeSince, aliveSince, brokenSince, goneSince, blindSince, more, fewer, known, read, dueAt,
                devicesDue);
    }

    Belief due(@Nullable Instant at, boolean devices) {
        return new Belief(
                location, wholeSince, aliveSince, brokenSince, goneSince, blindSince, moreSince, fewerSince, known, read,
                at, devices);
    }

    /** The same, its devices to be read: something is open there, if not a loss, that a reading could end. */
    public Belief readingWanted() {
        return due(dueAt, true);
    }

    /** The same once its devices have been read; what differed is settled. */
    Belief read(Read what) {
        return new Belief(
                location, wholeSince, aliveSince, brokenSince, goneSince, blindSince, moreSince, fewerSince, known, what,
                dueAt, false);
    }

    /** The same, to be looked at soon: something was heard of it. */
    public Belief heard(Instant at, Duration soon) {
        Instant next = at.plus(soon);
        return due(dueAt != null && dueAt.isBefore(next) ? dueAt : next, devicesDue);
    }

    static Instant first(@Nullable Instant earlier, Instant now) {
        return earlier == null ? now : earlier;
    }

    private static Instant run(@Nullable Instant since, Instant at, @Nullable Instant evidence) {
        return since == null || (evidence != null && !since.isAfter(evidence)) ? at : since;
    }
}
