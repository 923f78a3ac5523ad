package dev.bellwether.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Times and lengths of time as people read them. */
final class Times {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern WRITTEN = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?Z");

    private Times() {}

    /** To the minute, in UTC; without the day when that is today. */
    static String moment(Instant at, Instant now) {
        boolean today = at.atOffset(ZoneOffset.UTC).toLocalDate().equals(now.atOffset(ZoneOffset.UTC).toLocalDate());
        return (today ? CLOCK : MINUTE).format(at);
    }

    /** A text in which every time that a machine wrote is to the minute. */
    static String readable(String text) {
        return WRITTEN.matcher(text).replaceAll(found -> found.group().substring(0, 16).replace('T', ' ') + " UTC");
    }

    /** How long ago that was. */
    static String ago(Instant at, Instant now) {
        return span(Duration.between(at, now)) + " ago";
    }

    /** A length of time in the two largest units that matter: 40 s, 12 min, 3 h 5 min, 2 d 4 h. */
    static String span(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return minutes + " min";
        }
        long hours = minutes / 60;
        return hours < 24 ? hours + " h " + minutes % 60 + " min" : hours / 24 + " d " + hours % 24 + " h";
    }
}
