package dev.bellwether.incident;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What there is at most one live incident of.
 *
 * @param location the location's id, or what stands for it when a delivery names none
 * @param kind     what it is about
 * @param group    what tells it apart from others of that location and kind; empty when nothing does
 */
public record IncidentKey(String location, Kind kind, String group) {

    private static final int LONGEST = 200;

    /** All of that location and kind. */
    public IncidentKey(String location, Kind kind) {
        this(location, kind, "");
    }

    /** A text that tells apart, short enough for an index: what is cut off is there as a digest. */
    public static String bounded(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        UUID digest = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        int end = Character.isHighSurrogate(text.charAt(LONGEST / 2 - 1)) ? LONGEST / 2 - 1 : LONGEST / 2;
        return text.substring(0, end) + "…" + digest;
    }
}
