package dev.bellwether.decide;

import dev.bellwether.decide.route.Labels;
import dev.bellwether.decide.route.Matcher;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.Place;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is not told for a while. It never ends an incident: what still goes on when the silence is over is told then.
 *
 * @param id        its identity
 * @param matchers  what alerts must fulfil to be silenced; at least one
 * @param startsAt  when it begins
 * @param endsAt    when it is over; that time is not part of it
 * @param author    who asked for it
 * @param comment   why, for people
 * @param cause     what it stands for
 * @param reference what the cause is known by elsewhere; null for what people ask for
 * @param createdAt when it was asked for
 * @param ended     who ended it before its time; null when nobody did
 */
public record Silence(
        SilenceId id,
        List<Matcher> matchers,
        Instant startsAt,
        Instant endsAt,
        String author,
        String comment,
        Cause cause,
        @Nullable String reference,
        Instant createdAt,
        @Nullable Ended ended) {

    public Silence {
        matchers = List.copyOf(matchers);
        if (matchers.isEmpty()) {
            throw new IllegalArgumentException("a silence without a matcher would silence everything");
        }
        if (ended == null ? !endsAt.isAfter(startsAt) : endsAt.isBefore(startsAt)) {
            throw new IllegalArgumentException("a silence ends after it starts: " + startsAt + " to " + endsAt);
        }
    }

    /** Where it is in its life at that time. */
    public State state(Instant now) {
        if (ended != null || !endsAt.isAfter(now)) {
            return State.EXPIRED;
        }
        return startsAt.isAfter(now) ? State.PENDING : State.ACTIVE;
    }

    /** Whether it holds at that time. */
    public boolean isActive(Instant now) {
        return state(now) == State.ACTIVE;
    }

    /**
     * Whether it takes the incident: everything that fires of it, or all that it was when nothing does. One alert that it
     * does not take gets the incident told.
     *
     * @param place where, as the directory knows it; null when it does not
     */
    public boolean silences(Incident incident, @Nullable Place place) {
        List<Alert> firing = incident.facts().firing();
        List<Alert> alerts = firing.isEmpty() ? incident.facts().alerts() : firing;
        return alerts.stream()
                .map(alert -> Labels.of(alert, incident.facts(), place))
                .allMatch(labels -> matchers.stream().allMatch(matcher -> matcher.matches(labels)));
    }

    /** The same, over now; one that had not begun never does. */
    public Silence end(Instant now, String by) {
        Instant start = startsAt.isAfter(now) ? now : startsAt;
        return new Silence(
                id, matchers, start, now, author, comment, cause, reference, createdAt, new Ended(by, now));
    }

    /** The same, over not before that time, for that reason. */
    Silence until(Instant time, String why) {
        return new Silence(
                id, matchers, startsAt, endsAt.isAfter(time) ? endsAt : time, author, why, cause, reference, createdAt, ended);
    }

    /** For people: until when, by whom and why. */
    public String spoken() {
        return "silenced until " + endsAt + " by " + author + ": " + comment;
    }

    /** What silences stand for. */
    public enum Cause {
        /** A person's word. */
        OPERATOR,
        /** Work that Bikeep's log tells of. */
        MAINTENANCE;

        /** As the API writes it. */
        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where silences are in their life. */
    public enum State {
        /** Not yet begun. */
        PENDING,
        /** Holds. */
        ACTIVE,
        /** Over. */
        EXPIRED;

        /** As the API writes it. */
        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The end of a silence before its time.
     *
     * @param by who ended it
     * @param at when
     */
    public record Ended(String by, Instant at) {}
}
