package dev.bellwether.decide.route;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * Times by the calendar and the clock of a place. An empty list asks nothing; of one that is not empty, any range is
 * enough. Days of the month count from its end when they are negative: -1 is the last.
 *
 * @param minutes  of the day, 0 to 1440; the end is not part of it
 * @param weekdays 1 for Monday to 7
 * @param days     of the month
 * @param months   1 to 12
 * @param years    as written
 * @param zone     whose clock
 */
public record Span(
        List<Range> minutes, List<Range> weekdays, List<Range> days, List<Range> months, List<Range> years, ZoneId zone) {

    private static final int MINUTES = 60;

    public Span {
        minutes = List.copyOf(minutes);
        weekdays = List.copyOf(weekdays);
        days = List.copyOf(days);
        months = List.copyOf(months);
        years = List.copyOf(years);
    }

    /** Whether that time is part of it. */
    public boolean contains(Instant at) {
        ZonedDateTime there = at.atZone(zone);
        int minute = there.getHour() * MINUTES + there.getMinute();
        return (minutes.isEmpty() || minutes.stream().anyMatch(r -> minute >= r.from() && minute < r.to()))
                && any(weekdays, there.getDayOfWeek().getValue())
                && (days.isEmpty() || days.stream().anyMatch(range -> isOn(range, there.toLocalDate())))
                && any(months, there.getMonthValue())
                && any(years, there.getYear());
    }

    /** The next midnight, or the next minute of the day at which one of the ranges begins or ends. */
    Instant nextChange(Instant after) {
        LocalDate today = after.atZone(zone).toLocalDate();
        return Stream.concat(
                        Stream.of(today.plusDays(1).atStartOfDay(zone)),
                        minutes.stream().flatMap(range -> Stream.of(range.from(), range.to()))
                                // by the wall clock, so that a day of 23 hours has no other times than one of 24
                                .filter(minute -> minute < 24 * MINUTES)
                                .map(minute -> today.atTime(minute / MINUTES, minute % MINUTES).atZone(zone))
                                // twice on the day the clock is put back
                                .flatMap(time -> Stream.of(time, time.withLaterOffsetAtOverlap())))
                .map(ZonedDateTime::toInstant)
                .filter(change -> change.isAfter(after))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static boolean any(List<Range> ranges, int value) {
        return ranges.isEmpty() || ranges.stream().anyMatch(range -> value >= range.from() && value <= range.to());
    }

    private static boolean isOn(Range range, LocalDate date) {
        int length = date.lengthOfMonth();
        int from = range.from() < 0 ? length + 1 + range.from() : range.from();
        int to = range.to() < 0 ? length + 1 + range.to() : range.to();
        return date.getDayOfMonth() >= from && date.getDayOfMonth() <= to;
    }

    /**
     * From one number to another.
     *
     * @param from the first
     * @param to   the last; of minutes the one after it
     */
    public record Range(int from, int to) {}
}
