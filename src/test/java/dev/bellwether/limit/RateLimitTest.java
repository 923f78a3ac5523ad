package dev.bellwether.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTest {

    @Test
    void each_client_has_its_own() {
        RateLimit limit = new RateLimit(1, 100);

        assertThat(limit.secondsToWait("a")).isZero();
        assertThat(limit.secondsToWait("a")).isBetween(1L, 60L);
        assertThat(limit.secondsToWait("b")).isZero();
    }

    @Test
    void and_all_together_have_one() {
        RateLimit limit = new RateLimit(10, 2);

        assertThat(limit.secondsToWait("a")).isZero();
        assertThat(limit.secondsToWait("b")).isZero();
        assertThat(limit.secondsToWait("c")).isBetween(1L, 30L);
    }

    @Test
    void what_one_sends_beyond_its_own_takes_nothing_from_all() {
        RateLimit limit = new RateLimit(1, 2);
        limit.secondsToWait("a");
        for (int i = 0; i < 100; i++) {
            assertThat(limit.secondsToWait("a")).isPositive();
        }

        assertThat(limit.secondsToWait("b")).isZero();
    }
}
