package dev.bellwether.audit;

import dev.bellwether.decide.audit.Failing;
import dev.bellwether.decide.audit.Found;
import dev.bellwether.decide.audit.Sight;
import dev.bellwether.notify.SecondPath.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found, and what of it people know. In memory only: after a restart what is still wrong is found anew and told
 * again, and what the restart has mended is not told to be over.
 */
final class Standing {

    private final Map<Failing, Entry> entries = new EnumMap<>(Failing.class);

    /** Takes in what a look found. Whether it is over is not known of what nobody could be asked about. */
    List<Change> take(Sight sight, List<Found> findings) {
        List<Change> changes = new ArrayList<>();
        Map<Failing, Found> found = new EnumMap<>(Failing.class);
        findings.forEach(finding -> found.put(finding.failing(), finding));
        for (Failing failing : Failing.values()) {
            Entry known = entries.get(failing);
            Found now = found.get(failing);
            if (now != null) {
                entries.put(failing, known == null ? Entry.of(now) : known.with(now));
                if (known == null || known.over() || !failing.lasts()) {
                    changes.add(new Change(now, false));
                }
            } else if (known != null && failing.lasts() && !known.over() && sight.isAnswered(failing.source())) {
                entries.put(failing, known.ended());
                changes.add(new Change(known.found(), true));
            }
        }
        entries.values().removeIf(entry -> entry.over() && entry.told() == null);
        return changes;
    }

    /** What is to be told now: what is new, what goes on for the repeat interval, and the end of what was told. */
    List<Word> due(Instant now, Duration repeat) {
        return entries.values().stream()
                .filter(entry -> entry.over() || entry.told() == null || !entry.told().plus(repeat).isAfter(now))
                .map(entry -> entry.word(now))
                .toList();
    }

    /** People know it. */
    void told(Failing failing, Instant now) {
        Entry entry = entries.get(failing);
        if (entry.over() || !failing.lasts()) {
            entries.remove(failing);
        } else {
            entries.put(failing, entry.toldAt(now));
        }
    }

    /** Nobody is to be told by us. What lasts may still have to be, later. */
    void leave() {
        entries.values().removeIf(entry -> entry.over() || !entry.found().failing().lasts());
    }

    /**
     * Something for the log.
     *
     * @param found what
     * @param over  whether it is gone
     */
    record Change(Found found, boolean over) {}

    /**
     * Something for people.
     *
     * @param failing what failed
     * @param trouble the words
     */
    record Word(Failing failing, Trouble trouble) {}

    private record Entry(Found found, Instant since, boolean over, @Nullable Instant told) {

        static Entry of(Found found) {
            return new Entry(found, found.since(), false, null);
        }

        Entry with(Found now) {
            Found found = now.failing().lasts() ? now : this.found.and(now);
            return new Entry(found, now.since().isBefore(since) ? now.since() : since, false, told);
        }

        Entry ended() {
            return new Entry(found, since, true, told);
        }

        Entry toldAt(Instant now) {
            return new Entry(found, since, over, now);
        }

        Word word(Instant now) {
            Failing failing = found.failing();
            String sentence = over ? "What Bellwether had told of itself is over." : found.sentence(now);
            String meaning = over ? "Nothing is to be done about it any more." : failing.meaning();
            return new Word(failing, new Trouble(failing.written(), failing.title(), sentence, meaning, since, over));
        }
    }
}
