package dev.bellwether.decide.replay;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is due when, each thing once; among equals what was set first comes first. */
final class Timetable<T> {

    private final Map<T, Entry<T>> known = new HashMap<>();
    private final TreeSet<Entry<T>> entries = new TreeSet<>(
            Comparator.comparing((Entry<T> entry) -> entry.at()).thenComparing(Entry::number));
    private long number;

    /** From now on this is due then; null for never. */
    void set(T what, @Nullable Instant at) {
        Entry<T> before = known.remove(what);
        if (before != null) {
            entries.remove(before);
        }
        if (at != null) {
            Entry<T> entry = new Entry<>(at, number++, what);
            known.put(what, entry);
            entries.add(entry);
        }
    }

    /** When the next thing is due; {@link Instant#MAX} when nothing is. */
    Instant next() {
        return entries.isEmpty() ? Instant.MAX : entries.first().at();
    }

    /** The next thing that is due; it stays so. */
    T first() {
        return entries.first().what();
    }

    private record Entry<T>(Instant at, long number, T what) {}
}
