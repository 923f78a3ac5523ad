package dev.bellwether.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often something went and came back lately, for the incident as a whole and for each of its alerts.
 *
 * @param turns    oldest first; as many of each subject as any rule looks at
 * @param unrestAt since when it flaps, so that single turns are not told; null when it does not
 */
public record Turns(List<Turn> turns, @Nullable Instant unrestAt) {

    /** Nothing ever turned. */
    public static final Turns NONE = new Turns(List.of(), null);

    /** As many turns of a subject are kept; no rule may ask for more. */
    public static final int MOST = 20;

    /** Stands for the incident as a whole. */
    private static final String WHOLE = "";

    public Turns {
        turns = List.copyOf(turns);
    }

    /**
     * From well to wrong or back.
     *
     * @param at      when it was learnt
     * @param subject an alert's fingerprint; empty for the incident as a whole
     */
    public record Turn(Instant at, String subject) {}

    /** Whether single turns are not told. */
    public boolean isUnrest() {
        return unrestAt != null;
    }

    /** How often the most restless subject turned after that time. */
    public int score(Instant after) {
        return turns.stream()
                .map(Turn::subject)
                .distinct()
                .mapToInt(subject -> score(subject, after))
                .max()
                .orElse(0);
    }

    /** How often an alert turned after that time. */
    public int score(Fingerprint alert, Instant after) {
        return score(alert.value(), after);
    }

    /** How often the incident as a whole turned after that time. */
    public int wholeScore(Instant after) {
        return score(WHOLE, after);
    }

    /** When something turned last; null when nothing did. */
    public @Nullable Instant last() {
        return turns.stream().map(Turn::at).max(Instant::compareTo).orElse(null);
    }

    /** The same, flapping from then on; null for not any more. */
    public Turns unrest(@Nullable Instant since) {
        return new Turns(turns, since);
    }

    Turns notAfter(Instant now) {
        return new Turns(
                turns.stream().map(turn -> turn.at().isAfter(now) ? new Turn(now, turn.subject()) : turn).toList(),
                unrestAt);
    }

    Turns begun(IncidentKey key, Alert first) {
        return key.kind().covers() ? this : turned(WHOLE, first.heardAt()).turned(first.fingerprint().value(), first.heardAt());
    }

    Turns turned(Fingerprint alert, Instant at) {
        return turned(alert.value(), at);
    }

    Turns whole(Instant at) {
        return turned(WHOLE, at);
    }

    private int score(String subject, Instant after) {
        return Math.toIntExact(turns.stream()
                .filter(turn -> turn.subject().equals(subject) && turn.at().isAfter(after))
                .count());
    }

    private Turns turned(String subject, Instant at) {
        List<Turn> all = new ArrayList<>(turns);
        List<Turn> same = turns.stream().filter(turn -> turn.subject().equals(subject)).toList();
        if (same.size() >= MOST) {
            all.remove(same.get(0));
        }
        all.add(new Turn(at, subject));
        return new Turns(all, unrestAt);
    }
}
