package dev.bellwether.notify.email;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * When a digest is due, day by day. Where the clocks are put forward over one of the times, it is due as much later; where
 * they are put back over it, once.
 *
 * @param times of the day; at least one
 * @param zone  by whose clocks
 */
record DigestTimes(List<LocalTime> times, ZoneId zone) {

    DigestTimes {
        times = times.stream().distinct().sorted().toList();
        if (times.isEmpty()) {
            throw new IllegalArgumentException("a digest needs a time");
        }
    }

    /**
     * Reads {@code 08:00} or several with commas.
     *
     * @throws IllegalArgumentException with words for the operator
     */
    static DigestTimes of(String times, String zone) {
        return new DigestTimes(Arrays.stream(times.split(",", -1)).map(DigestTimes::time).toList(), zone(zone));
    }

    /** The first that is later than that moment. */
    Instant next(Instant after) {
        LocalDate today = after.atZone(zone).toLocalDate();
        return Stream.of(today, today.plusDays(1))
                .flatMap(day -> times.stream().map(time -> ZonedDateTime.of(day, time, zone).toInstant()))
                .filter(due -> due.isAfter(after))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static LocalTime time(String written) {
        try {
            return LocalTime.parse(written.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "digest '" + written.strip() + "' is no time; write for instance 08:00, or 08:00, 16:00", e);
        }
    }

    private static ZoneId zone(String written) {
        try {
            return ZoneId.of(written.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "digest_zone '" + written.strip() + "' is no time zone; write for instance Europe/Tallinn", e);
        }
    }
}
