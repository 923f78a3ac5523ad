package dev.bellwether.bikeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.bikeep.BikeepCommand.Event;
import dev.bellwether.bikeep.BikeepTrouble.Kind;
import dev.bellwether.bikeep.CommandOutcome.Succeeded;
import dev.bellwether.bikeep.CommandOutcome.Unfinished;
import dev.bellwether.bikeep.Following.NotYet;
import dev.bellwether.testkit.MovedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** When a command is given up. Bikeep's clock is an hour behind ours. */
class FollowingTest {

    private static final Instant BIKEEPS = Instant.parse("2026-02-26T10:30:00Z");
    private static final Following.Patience PATIENCE =
            new Following.Patience(Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofSeconds(5));

    private final MovedClock ours = new MovedClock(BIKEEPS.plus(Duration.ofHours(1)));
    private final Following following = new Following(command(CommandState.SENT, 3), PATIENCE, ours);

    @Test
    void a_command_is_followed_until_its_time_out_and_the_grace_have_passed_by_our_clock() {
        assertGoesOn(() -> Optional.empty());
        ours.advance(Duration.ofMillis(7999));
        assertGoesOn(() -> Optional.of(command(CommandState.SENT, 3)));
        ours.advance(Duration.ofMillis(1));

        assertThat(following.look(() -> Optional.of(command(CommandState.SENT, 3)))).isInstanceOf(Unfinished.class);
    }

    @Test
    void a_time_out_that_moves_is_followed() {
        assertGoesOn(() -> Optional.empty());
        ours.advance(Duration.ofSeconds(7));
        assertGoesOn(() -> Optional.of(command(CommandState.RECEIVED, 30)));
        ours.advance(Duration.ofSeconds(20));
        assertGoesOn(() -> Optional.of(command(CommandState.RECEIVED, 30)));

        assertThat(following.look(() -> Optional.of(command(CommandState.SUCCESS, 30)))).isInstanceOf(Succeeded.class);
    }

    @Test
    void the_callers_patience_goes_before_a_later_time_out() {
        assertGoesOn(() -> Optional.empty());
        ours.advance(Duration.ofMinutes(1));

        assertThat(following.look(() -> Optional.of(command(CommandState.RECEIVED, 300))))
                .isInstanceOf(Unfinished.class);
    }

    @Test
    void a_success_that_is_only_seen_after_the_time_out_is_a_success() {
        assertGoesOn(() -> Optional.empty());
        ours.advance(Duration.ofHours(1));

        assertThat(following.look(() -> Optional.of(command(CommandState.SUCCESS, 3)))).isInstanceOf(Succeeded.class);
    }

    @Test
    void trouble_that_may_pass_is_waited_out_and_a_refusal_is_not() {
        BikeepTrouble refused = new BikeepTrouble(Kind.REFUSED, Call.COMMAND_READ, "no");
        assertGoesOn(() -> Optional.empty());
        assertGoesOn(() -> {
            throw new BikeepTrouble(Kind.PAUSED, Call.COMMAND_READ, "later");
        });

        CommandOutcome outcome = following.look(() -> {
            throw refused;
        });

        assertThat(outcome).isEqualTo(new Unfinished(command(CommandState.SENT, 3), refused));
    }

    @Test
    void a_clock_that_stands_still_does_not_make_it_endless() {
        for (int look = 0; look < 61; look++) {
            assertGoesOn(() -> Optional.empty());
        }

        assertThat(following.look(() -> Optional.empty())).isInstanceOf(Unfinished.class);
    }

    private void assertGoesOn(Supplier<Optional<BikeepCommand>> read) {
        assertThatThrownBy(() -> following.look(read)).isInstanceOf(NotYet.class);
    }

    private static BikeepCommand command(CommandState state, int seconds) {
        return new BikeepCommand(
                "c", "lock", "d", state, state.name(), state.isFinal() ? null : BIKEEPS.plusSeconds(seconds),
                List.of(new Event("REQUEST_INITIATED", BIKEEPS)));
    }
}
