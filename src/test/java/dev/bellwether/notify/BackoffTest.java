package dev.bellwether.notify;

import static dev.bellwether.testkit.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofMinutes(1));

    @Test
    void the_far_sides_wish_is_obeyed_to_the_second() {
        assertThat(backoff.next(START, 9, Duration.ofSeconds(90))).isEqualTo(START.plusSeconds(90));
    }

    @RepeatedTest(20)
    void pauses_double_with_a_fifth_of_jitter_up_to_the_longest() {
        assertThat(pause(1)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1200));
        assertThat(pause(4)).isBetween(Duration.ofMillis(6400), Duration.ofMillis(9600));
        assertThat(pause(1000)).isBetween(Duration.ofSeconds(48), Duration.ofSeconds(72));
    }

    private Duration pause(int attempts) {
        return Duration.between(START, backoff.next(START, attempts, null));
    }
}
