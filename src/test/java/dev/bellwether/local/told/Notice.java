package dev.bellwether.local.told;

import java.time.Instant;
import java.util.List;

/**
 * One thing as it stands now.
 *
 * @param key what it is, for as long as it lives
 * @param stamp changes whenever it does
 * @param at when it last did
 * @param state in a word
 * @param title what is read first
 * @param lines what is read next
 * @param raw as it came
 */
public record Notice(
        String key, String stamp, Instant at, String state, String title, List<String> lines, String raw) {

    public Notice {
        lines = List.copyOf(lines);
    }
}
