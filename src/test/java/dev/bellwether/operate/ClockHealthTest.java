package dev.bellwether.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class ClockHealthTest {

    private Instant now = Instant.parse("2026-03-01T03:00:00Z");
    private final ClockHealth health = new ClockHealth(() -> now);

    @Test
    void it_is_down_from_when_the_clock_was_put_back_until_it_has_caught_up() {
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
        now = now.plusSeconds(540);
        health.fired(now);
        assertThat(health.call().getStatus()).as("ahead").isEqualTo(Status.UP);

        now = now.minusSeconds(540);
        assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.call().getData().orElseThrow()).containsEntry("put back by", "540 s");
        now = now.plusSeconds(531);
        assertThat(health.call().getStatus()).as("nearly there").isEqualTo(Status.UP);
    }

    @Test
    void it_is_down_too_when_the_clock_was_ahead_only_for_the_scheduler_and_right_again_when_that_was_noticed() {
        health.fired(now.plusSeconds(540));
        assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void a_moment_is_nothing() {
        health.fired(now);
        now = now.minusSeconds(10);
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
    }
}
