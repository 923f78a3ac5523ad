package dev.bellwether.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WaitingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(30);
    private static final Instant LATER = NOW.plusSeconds(300);

    @Test
    void more_to_tell_goes_with_what_waits_as_soon_as_either_may() {
        assertThat(Waiting.until(SOON, Reason.FIRST).with(tell(Reason.CHANGED, LATER))).isEqualTo(Waiting.until(SOON, Reason.FIRST));
        assertThat(Waiting.until(LATER, Reason.REPEAT).with(tell(Reason.CHANGED, SOON)))
                .isEqualTo(Waiting.until(SOON, Reason.CHANGED));
    }

    @Test
    void that_it_is_over_is_not_told_once_it_is_wrong_again() {
        assertThat(Waiting.until(SOON, Reason.RESOLVED).with(tell(Reason.REOPENED, LATER)))
                .isEqualTo(Waiting.until(LATER, Reason.REOPENED));
    }

    @Test
    void who_knows_of_it_hears_the_end_and_nobody_else() {
        Waiting notDue = Waiting.until(SOON, Reason.REOPENED);

        assertThat(Waiting.isEndTold(Reason.FIRST, null, NOW)).isTrue();
        assertThat(Waiting.isEndTold(Reason.FIRST, Waiting.until(LATER, Reason.REPEAT).held(), NOW)).isTrue();
        assertThat(Waiting.isEndTold(null, null, NOW)).isFalse();
        assertThat(Waiting.isEndTold(Reason.RESOLVED, null, NOW)).isFalse();
        assertThat(Waiting.isEndTold(Reason.RESOLVED, notDue, NOW)).isFalse();
    }

    @Test
    void what_was_due_or_tried_may_be_known() {
        assertThat(Waiting.isEndTold(null, Waiting.until(NOW, Reason.FIRST), NOW)).isTrue();
        assertThat(Waiting.isEndTold(null, Waiting.until(NOW, Reason.FIRST).held(), NOW)).isFalse();
        assertThat(Waiting.isEndTold(Reason.RESOLVED, new Waiting(Reason.REOPENED, NOW, true, false), NOW)).isTrue();
        assertThat(Waiting.isEndTold(null, new Waiting(Reason.FIRST, LATER, true, false), NOW)).isTrue();
    }

    @Test
    void nobody_hears_two_ends_of_what_they_did_not_hear_began_again() {
        assertThat(Waiting.isEndTold(Reason.RESOLVED, Waiting.until(NOW, Reason.REOPENED), NOW)).isFalse();
    }

    @Test
    void what_is_let_go_is_due_anew() {
        assertThat(Waiting.until(NOW, Reason.FIRST).held().released(SOON)).isEqualTo(Waiting.until(SOON, Reason.FIRST));
        assertThat(Waiting.until(LATER, Reason.FIRST).held().released(SOON)).isEqualTo(Waiting.until(LATER, Reason.FIRST));
    }

    private static Plan.Tell tell(Reason reason, Instant notBefore) {
        return new Plan.Tell("desk", reason, notBefore);
    }
}
