package dev.bellwether.decide.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.route.Span.Range;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final ZoneId TALLINN = ZoneId.of("Europe/Tallinn");
    private static final Range WORKDAYS = new Range(1, 5);
    private static final Range OFFICE = new Range(9 * 60, 17 * 60);

    private final TimeInterval office = interval(new Span(
            List.of(OFFICE), List.of(WORKDAYS), List.of(), List.of(), List.of(), TALLINN));

    @Test
    void what_is_ready_while_it_may_be_told_is_told_then() {
        Instant monday = Instant.parse("2026-03-02T08:00:00Z"); // 10:00 in Tallinn

        assertThat(active(office).open(monday)).isEqualTo(monday);
        assertThat(Schedule.ALWAYS.open(monday)).isEqualTo(monday);
    }

    @Test
    void what_is_ready_at_another_time_waits_for_the_first_minute_by_the_clock_of_the_place() {
        Instant friday = Instant.parse("2026-03-06T15:00:00Z"); // 17:00 in Tallinn: the end is not part of it

        assertThat(active(office).open(friday)).isEqualTo("2026-03-09T07:00:00Z");
        // between the two the clock is put forward
        assertThat(active(office).open(Instant.parse("2026-03-28T12:00:00Z"))).isEqualTo("2026-03-30T06:00:00Z");
    }

    @Test
    void what_is_muted_is_told_when_that_ends() {
        Instant monday = Instant.parse("2026-03-02T08:00:00Z");

        assertThat(muted(office).open(monday)).isEqualTo("2026-03-02T15:00:00Z");
        assertThat(new Schedule(List.of(office), List.of(interval(minutes(0, 12 * 60)))).open(monday))
                .isEqualTo("2026-03-02T10:00:00Z");
    }

    @Test
    void the_hour_that_comes_twice_ends_a_mute_in_its_second_turn_too() {
        Schedule schedule = muted(interval(minutes(0, 3 * 60 + 30)));

        // on that day 03:00 to 04:00 comes twice, so 03:45 does, and 03:00 comes again
        assertThat(schedule.open(Instant.parse("2026-10-25T01:10:00Z"))).isEqualTo("2026-10-25T01:30:00Z");
    }

    @Test
    void days_of_the_month_count_from_its_end_when_they_are_negative() {
        Span last = new Span(List.of(), List.of(), List.of(new Range(-1, -1)), List.of(), List.of(), ZoneOffset.UTC);

        assertThat(last.contains(Instant.parse("2026-02-28T12:00:00Z"))).isTrue();
        assertThat(last.contains(Instant.parse("2026-03-30T12:00:00Z"))).isFalse();
    }

    @Test
    void months_and_years_are_asked_too() {
        Span summer = new Span(
                List.of(), List.of(), List.of(), List.of(new Range(6, 8)), List.of(new Range(2026, 2026)), ZoneOffset.UTC);

        assertThat(active(interval(summer)).open(Instant.parse("2026-03-02T08:00:00Z"))).isEqualTo("2026-06-01T00:00:00Z");
        assertThat(summer.contains(Instant.parse("2027-07-01T00:00:00Z"))).isFalse();
    }

    @Test
    void what_may_never_be_told_is_told_late_rather_than_never() {
        Instant now = Instant.parse("2026-03-02T08:00:00Z");

        assertThat(muted(interval(minutes(0, 24 * 60))).open(now)).isEqualTo(now.plus(Duration.ofDays(370)));
    }

    @Test
    void the_answer_is_the_first_open_minute() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 300; run++) {
            Schedule schedule = new Schedule(
                    random.nextBoolean() ? List.of() : List.of(interval(any(random))), List.of(interval(any(random))));
            Instant from = Instant.parse("2026-10-20T00:00:00Z").plusSeconds(60L * random.nextInt(14 * 24 * 60));
            Instant expected = from;
            while (!schedule.isOpen(expected) && expected.isBefore(from.plus(Duration.ofDays(20)))) {
                expected = expected.plusSeconds(60);
            }
            if (schedule.isOpen(expected)) {
                assertThat(schedule.open(from)).as("seed %d run %d %s", seed, run, schedule).isEqualTo(expected);
            }
        }
    }

    private static Span any(Random random) {
        int from = random.nextInt(24 * 60);
        List<Range> minutes = random.nextInt(4) == 0
                ? List.of()
                : List.of(new Range(from, from + 1 + random.nextInt(24 * 60 - from)));
        int weekday = 1 + random.nextInt(7);
        return new Span(
                minutes, List.of(new Range(weekday, weekday + random.nextInt(8 - weekday))), List.of(), List.of(), List.of(),
                random.nextBoolean() ? TALLINN : ZoneOffset.UTC);
    }

    private static Span minutes(int from, int to) {
        return new Span(List.of(new Range(from, to)), List.of(), List.of(), List.of(), List.of(), TALLINN);
    }

    private static TimeInterval interval(Span span) {
        return new TimeInterval("x", List.of(span));
    }

    private static Schedule active(TimeInterval interval) {
        return new Schedule(List.of(interval), List.of());
    }

    private static Schedule muted(TimeInterval interval) {
        return new Schedule(List.of(), List.of(interval));
    }
}
