package dev.bellwether.respond;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.bikeep.BikeepCommand;
import dev.bellwether.bikeep.CommandState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    private static final Instant SENT = Instant.parse("2026-03-01T10:00:00Z");
    /** Bikeep's clock is another. */
    private static final Instant THERE = Instant.parse("2026-03-01T09:13:00Z");

    @ParameterizedTest
    @CsvSource({"SUCCESS, SUCCEEDED", "ERROR, FAILED", "NOT_SENT, SENT", "SENT, SENT", "RECEIVED, SENT", "UNKNOWN, SENT"})
    void what_bikeep_says_is_what_it_is(CommandState state, CommandStage stage) {
        assertThat(look(seen(state, null), 2).stage()).isEqualTo(stage);
    }

    @Test
    void what_has_not_ended_by_its_own_time_and_the_grace_is_unknown_and_said_to_be() {
        BikeepCommand moving = seen(CommandState.RECEIVED, THERE.plusSeconds(15));

        assertThat(look(moving, 19).stage()).isEqualTo(CommandStage.SENT);
        assertThat(look(moving, 20).stage()).isEqualTo(CommandStage.UNKNOWN);
        assertThat(look(moving, 20).words()).contains("nobody knows").contains("RECEIVED");
        assertThat(look(seen(CommandState.SUCCESS, null), 500).stage()).as("late, but told").isEqualTo(CommandStage.SUCCEEDED);
    }

    @Test
    void what_cannot_be_seen_is_followed_for_as_long_as_is_set() {
        assertThat(look(null, 299).stage()).isEqualTo(CommandStage.SENT);
        assertThat(look(null, 300).stage()).isEqualTo(CommandStage.UNKNOWN);
        assertThat(look(seen(CommandState.SENT, THERE.plusSeconds(3_600)), 300).stage()).isEqualTo(CommandStage.UNKNOWN);
    }

    private static Progress look(@Nullable BikeepCommand seen, int seconds) {
        return Progress.of(seen, SENT, SENT.plusSeconds(seconds), Duration.ofMinutes(5), Duration.ofSeconds(5));
    }

    private static BikeepCommand seen(CommandState state, @Nullable Instant timeoutAt) {
        return new BikeepCommand(
                "cmd-1", "unlock", "dev-1", state, state.name(), timeoutAt,
                List.of(new BikeepCommand.Event("REQUEST_INITIATED", THERE)));
    }
}
