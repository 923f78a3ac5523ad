package dev.bellwether.decide.file;

import dev.bellwether.decide.file.YamlMap.Item;
import dev.bellwether.decide.route.Span;
import dev.bellwether.decide.route.Span.Range;
import dev.bellwether.decide.route.TimeInterval;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key {@code time_intervals}. */
final class IntervalsReader {

    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-4]):([0-5]\\d)");
    private static final int DAY = 24 * 60;
    private static final int WEEK = 7;
    private static final Unit WEEKDAYS = new Unit(
            "weekday", List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), 1, WEEK, false,
            "'monday:friday'");
    private static final Unit DAYS = new Unit("day of the month", List.of(), 1, 31, true, "'1:15' or '-1'");
    private static final Unit MONTHS = new Unit(
            "month",
            List.of(
                    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                    "november", "december"),
            1, 12, false, "'june:august'");
    private static final Unit YEARS = new Unit("year", List.of(), 1970, 9999, false, "'2026:2027'");

    private IntervalsReader() {}

    static Map<String, TimeInterval> read(YamlMap root) {
        Map<String, TimeInterval> intervals = new LinkedHashMap<>();
        for (YamlMap interval : root.maps("time_intervals")) {
            interval.only(Set.of("name", "time_intervals"));
            String name = interval.required("name");
            if (!interval.has("time_intervals")) {
                interval.mistake("time_intervals", "is missing: say which times are meant");
            }
            List<Span> spans =
                    interval.maps("time_intervals").stream().map(IntervalsReader::span).toList();
            if (intervals.put(name, new TimeInterval(name, spans)) != null) {
                interval.mistake("name", "'" + name + "' is taken by another of the time_intervals; rename one");
            }
        }
        return intervals;
    }

    private static Span span(YamlMap span) {
        span.only(Set.of("times", "weekdays", "days_of_month", "months", "years", "location"));
        return new Span(
                span.maps("times").stream().flatMap(times -> minutes(times).stream()).toList(),
                WEEKDAYS.ranges(span, "weekdays"),
                DAYS.ranges(span, "days_of_month"),
                MONTHS.ranges(span, "months"),
                YEARS.ranges(span, "years"),
                zone(span));
    }

    private static Optional<Range> minutes(YamlMap times) {
        times.only(Set.of("start_time", "end_time"));
        Optional<Integer> from = minute(times, "start_time");
        Optional<Integer> to = minute(times, "end_time");
        if (from.isPresent() && to.isPresent() && from.get() >= to.get()) {
            times.mistake("end_time", "must be after start_time; write a night as two: until '24:00' and from '00:00'");
            return Optional.empty();
        }
        return from.flatMap(f -> to.map(t -> new Range(f, t)));
    }

    private static Optional<Integer> minute(YamlMap times, String key) {
        String text = times.required(key);
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            if (!text.isEmpty()) {
                times.mistake(key, "'" + text + "' is no time of the day; write it in quotes, for instance '08:30'");
            }
            return Optional.empty();
        }
        int minute = Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2));
        if (minute > DAY) {
            times.mistake(key, "'" + text + "' is later than the end of the day, which is '24:00'");
        }
        return Optional.of(minute);
    }

    private static ZoneId zone(YamlMap span) {
        Optional<String> name = span.text("location");
        if (name.isEmpty()) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(name.get());
        } catch (DateTimeException e) {
            span.mistake("location", "'" + name.get() + "' is no time zone; write for instance 'Europe/Tallinn'");
            return ZoneOffset.UTC;
        }
    }

    /** What ranges are made of: names, numbers, or either. */
    private record Unit(String word, List<String> names, int least, int most, boolean fromTheEnd, String example) {

        List<Range> ranges(YamlMap span, String key) {
            List<Range> ranges = new ArrayList<>();
            for (Item item : span.items(key)) {
                String[] ends = item.text().split(":", -1);
                Optional<Integer> from = number(ends[0]);
                Optional<Integer> to = number(ends[ends.length - 1]);
                if (ends.length > 2 || from.isEmpty() || to.isEmpty()) {
                    item.mistake("'" + item.text() + "' is no " + word + "; write for instance " + example);
                } else if (from.get() > 0 == to.get() > 0 && from.get() > to.get()) {
                    addAround(ranges, from.get(), to.get(), item);
                } else {
                    ranges.add(new Range(from.get(), to.get()));
                }
            }
            return ranges;
        }

        /** Weeks have no agreed first day, so 'sunday:tuesday' and 'friday:monday' are good. */
        private void addAround(List<Range> ranges, int from, int to, Item item) {
            if (most == names.size() && most == WEEK) {
                ranges.add(new Range(from, WEEK));
                ranges.add(new Range(1, to));
            } else {
                item.mistake("'" + item.text() + "' ends before it begins; write two ranges");
            }
        }

        private Optional<Integer> number(String text) {
            int named = names.indexOf(text.strip().toLowerCase(Locale.ROOT));
            if (named >= 0) {
                return Optional.of(named + 1);
            }
            try {
                int number = Integer.parseInt(text.strip());
                boolean fits = (number >= least && number <= most) || (fromTheEnd && -number >= least && -number <= most);
                return fits ? Optional.of(number) : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }
}
