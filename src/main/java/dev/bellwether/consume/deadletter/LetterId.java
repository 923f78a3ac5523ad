package dev.bellwether.consume.deadletter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which letter: where the topic has it.
 *
 * @param partition its partition
 * @param offset    its offset there
 */
public record LetterId(int partition, long offset) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

    /** The id that is written so; empty for what is none. */
    public static Optional<LetterId> of(String written) {
        Matcher id = WRITTEN.matcher(written);
        return id.matches()
                ? Optional.of(new LetterId(Integer.parseInt(id.group(1)), Long.parseLong(id.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
