package dev.bellwether.notify.email;

import java.util.regex.Pattern;

/** Text for a header: names come from outside and must not be able to begin another one. */
final class OneLine {

    /** Long enough for any title; mail programs show less. */
    private static final int LONGEST = 200;

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");

    private OneLine() {}

    static String of(String text) {
        String line = BREAKS.matcher(text).replaceAll(" ").strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return line.substring(0, end).stripTrailing() + "…";
    }
}
