package dev.bellwether.decide;

import dev.bellwether.decide.Silence.Cause;
import dev.bellwether.decide.route.Label;
import dev.bellwether.decide.route.Matcher;
import dev.bellwether.decide.route.Matcher.Operator;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an entry of Bikeep's maintenance log silences: the location where people work, for a time after each word of it. */
public final class Maintenance {

    /** Whose word such a silence is. */
    public static final String AUTHOR = "Bikeep";

    private Maintenance() {}

    /**
     * What follows from a word of the log. The same word any number of times has the same outcome.
     *
     * @param sighting that told of the entry
     * @param known    the silences that stand for the entry, if it has an id
     * @param lasts    how long one word silences
     */
    public static Outcome of(LogEntry entry, Sighting sighting, List<Silence> known, Duration lasts) {
        Facts facts = sighting.event().facts();
        Matcher there = isPlaced(sighting) ? new Matcher(Label.LOCATION, Operator.EQUAL, sighting.location()) : null;
        List<Silence> same = known.stream()
                .filter(silence -> silence.cause() == Cause.MAINTENANCE)
                .filter(silence -> there == null || silence.matchers().equals(List.of(there)))
                .toList();
        if (entry.isDeleted()) {
            return ended(same, facts.receivedAt());
        }
        if (there == null) {
            return new Nothing("it names no location");
        }
        Optional<Silence.Ended> ended =
                same.stream().map(Silence::ended).filter(end -> end != null).findFirst();
        if (ended.isPresent()) {
            return new Nothing("ended at " + ended.get().at() + " by " + ended.get().by() + ", which stands");
        }
        return new Silenced(same.stream()
                .filter(silence -> isRunning(silence, facts.receivedAt()))
                .findFirst()
                .map(running -> running.until(facts.receivedAt().plus(lasts), comment(entry, running.comment())))
                .orElseGet(() -> begun(entry, there, facts, lasts)));
    }

    /** Whether the event names a location; what only names a device would silence who knows what. */
    private static boolean isPlaced(Sighting sighting) {
        return sighting.place() != null || sighting.event().facts().location().spoken() != null;
    }

    private static Outcome ended(List<Silence> same, Instant now) {
        List<Silence> running = same.stream().filter(silence -> isRunning(silence, now)).toList();
        return running.isEmpty() ? new Nothing("nothing is silenced because of it") : new Ended(running);
    }

    /** What begins later than that began by a word that overtook this one. */
    private static boolean isRunning(Silence silence, Instant now) {
        return silence.state(now) != Silence.State.EXPIRED;
    }

    private static Silence begun(LogEntry entry, Matcher there, Facts facts, Duration lasts) {
        Instant now = facts.receivedAt();
        return new Silence(
                SilenceId.of(there.value() + "\n" + entry.id() + "\n" + facts.id().value()),
                List.of(there),
                now,
                now.plus(lasts),
                AUTHOR,
                comment(entry, "maintenance"),
                Cause.MAINTENANCE,
                entry.id(),
                now,
                null);
    }

    private static String comment(LogEntry entry, String otherwise) {
        String description = entry.description();
        return description == null ? otherwise : description;
    }

    /** What is to be done. */
    public sealed interface Outcome {}

    /**
     * A location is silenced, or for longer.
     *
     * @param silence as it is from now on
     */
    public record Silenced(Silence silence) implements Outcome {}

    /**
     * The work is not, or no longer, to be had.
     *
     * @param silences to be ended
     */
    public record Ended(List<Silence> silences) implements Outcome {
        public Ended {
            silences = List.copyOf(silences);
        }
    }

    /**
     * Nothing follows.
     *
     * @param reason why not
     */
    public record Nothing(String reason) implements Outcome {}
}
