package dev.bellwether.notify.email;

import java.util.regex.Pattern;

/** Text for a header: names come from outside and must not be able to begin another one. */
final class OneLine {

    /** Long enough for any title; mail programs show less. */
    private static final int LONGEST = 200;

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");

    /** Vert.x encodes each half of such a character by itself, and what arrives is two question marks. */
    private static final Pattern BEYOND = Pattern.compile("[\\x{10000}-\\x{10FFFF}\\p{Cs}]+");

    private OneLine() {}

    static String of(String text) {
        String line = BREAKS.matcher(BEYOND.matcher(text).replaceAll("")).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1).stripTrailing() + "…";
    }
}
