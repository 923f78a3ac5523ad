package dev.bellwether.consume.deadletter;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a page of letters ends: of each partition, the offset before which the next page goes on.
 *
 * @param before by partition
 */
public record Cursor(Map<Integer, Long> before) {

    private static final Pattern WRITTEN = Pattern.compile("\\d{1,9}-\\d{1,18}(,\\d{1,9}-\\d{1,18}){0,999}");

    /** From the newest on. */
    public static final Cursor NEWEST = new Cursor(Map.of());

    /** One that was answered before; empty for what is none. */
    public static Optional<Cursor> of(String written) {
        if (!WRITTEN.matcher(written).matches()) {
            return Optional.empty();
        }
        Map<Integer, Long> before = new TreeMap<>();
        for (String part : written.split(",")) {
            LetterId id = LetterId.of(part).orElseThrow();
            before.put(id.partition(), id.offset());
        }
        return Optional.of(new Cursor(before));
    }

    long before(int partition, long end) {
        return Math.min(end, before.getOrDefault(partition, end));
    }

    @Override
    public String toString() {
        return new TreeMap<>(before).entrySet().stream()
                .map(part -> new LetterId(part.getKey(), part.getValue()).toString())
                .collect(Collectors.joining(","));
    }
}
