package dev.bellwether.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.notify.Arrears.Failure;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens and is gone is found once. */
class SeenTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final Seen seen = new Seen(START);

    @Test
    void a_failure_is_found_once_though_looks_overlap() {
        assertThat(seen.failedSince()).isEqualTo(START);
        assertThat(ids(seen.fresh(failures(1, 2), START.plusSeconds(15)))).containsExactly(1L, 2L);
        assertThat(seen.failedSince()).as("never before the start").isEqualTo(START);
        assertThat(ids(seen.fresh(failures(1, 2, 3), START.plusSeconds(90)))).containsExactly(3L);
        assertThat(seen.failedSince()).isEqualTo(START.plusSeconds(30));
        assertThat(seen.fresh(failures(3), START.plusSeconds(105))).isEmpty();
    }

    @Test
    void dead_letters_of_before_the_first_look_are_none_of_its_business() {
        assertThat(seen.grown(Map.of(0, 5L))).isZero();
        assertThat(seen.grown(Map.of(0, 5L))).isZero();
        assertThat(seen.grown(Map.of(0, 7L, 1, 1L))).isEqualTo(3);
    }

    @Test
    void a_topic_that_comes_into_being_has_grown_and_one_that_was_made_anew_has_not() {
        seen.grown(Map.of());

        assertThat(seen.grown(Map.of(0, 1L))).isEqualTo(1);
        assertThat(seen.grown(Map.of(0, 0L))).isZero();
        assertThat(seen.grown(Map.of(0, 1L))).isEqualTo(1);
    }

    private static List<Failure> failures(long... ids) {
        return Arrays.stream(ids)
                .mapToObj(id -> new Failure(id, "oncall", "email/0", "no such mailbox"))
                .toList();
    }

    private static List<Long> ids(List<Failure> failures) {
        return failures.stream().map(Failure::id).toList();
    }
}
