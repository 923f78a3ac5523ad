package dev.bellwether.incident;

import java.time.Instant;

/**
 * One line of an incident's story.
 *
 * @param at   when we learnt it
 * @param what a bounded word: {@code opened}, {@code joined}, {@code eased}, {@code resolved}, {@code late}, {@code told}, …
 * @param text for people
 */
public record TimelineEntry(Instant at, String what, String text) {}
