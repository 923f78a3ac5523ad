package dev.bellwether.notify.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DigestTimesTest {

    @Test
    void a_digest_is_due_at_the_next_of_its_times() {
        DigestTimes times = DigestTimes.of("16:00, 08:00", "UTC");

        assertThat(times.next(at("2026-03-01T07:59:59Z"))).isEqualTo(at("2026-03-01T08:00:00Z"));
        assertThat(times.next(at("2026-03-01T08:00:00Z"))).isEqualTo(at("2026-03-01T16:00:00Z"));
        assertThat(times.next(at("2026-03-01T16:00:00Z"))).isEqualTo(at("2026-03-02T08:00:00Z"));
    }

    @Test
    void the_clocks_of_the_place_count() {
        DigestTimes times = DigestTimes.of("08:00", "Europe/Tallinn");

        assertThat(times.next(at("2026-03-01T00:00:00Z"))).isEqualTo(at("2026-03-01T06:00:00Z"));
        assertThat(times.next(at("2026-07-01T00:00:00Z"))).isEqualTo(at("2026-07-01T05:00:00Z"));
        assertThat(times.next(at("2026-02-28T22:30:00Z"))).isEqualTo(at("2026-03-01T06:00:00Z"));
    }

    @Test
    void a_time_that_is_left_out_in_spring_is_as_much_later() {
        DigestTimes times = DigestTimes.of("03:30", "Europe/Tallinn");

        assertThat(times.next(at("2026-03-29T00:00:00Z"))).isEqualTo(at("2026-03-29T01:30:00Z"));
        assertThat(times.next(at("2026-03-29T01:30:00Z"))).isEqualTo(at("2026-03-30T00:30:00Z"));
    }

    @Test
    void a_time_that_comes_twice_in_autumn_is_due_once() {
        DigestTimes times = DigestTimes.of("03:30", "Europe/Tallinn");

        assertThat(times.next(at("2026-10-24T12:00:00Z"))).isEqualTo(at("2026-10-25T00:30:00Z"));
        assertThat(times.next(at("2026-10-25T00:30:00Z"))).isEqualTo(at("2026-10-26T01:30:00Z"));
    }

    @Test
    void what_is_no_time_or_no_zone_is_said_with_an_example() {
        assertThatThrownBy(() -> DigestTimes.of("8 o'clock", "UTC")).hasMessageContaining("write for instance 08:00");
        assertThatThrownBy(() -> DigestTimes.of("08:00,", "UTC")).hasMessageContaining("is no time");
        assertThatThrownBy(() -> DigestTimes.of("08:00", "Tallinn")).hasMessageContaining("Europe/Tallinn");
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
