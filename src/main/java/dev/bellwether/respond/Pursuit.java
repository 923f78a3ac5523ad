package dev.bellwether.respond;

import dev.bellwether.bikeep.BikeepCommand;
import dev.bellwether.bikeep.BikeepCommands;
import dev.bellwether.bikeep.BikeepSettings;
import dev.bellwether.bikeep.BikeepTrouble;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Follows a command that was sent, look by look, until it has ended or nobody can know any more. */
@Singleton
class Pursuit {

    private final BikeepCommands commands;
    private final BikeepSettings bikeepSettings;
    private final RespondSettings settings;
    private final Turn turn;
    private final InstantSource clock;

    Pursuit(
            BikeepCommands commands,
            BikeepSettings bikeepSettings,
            RespondSettings settings,
            Turn turn,
            InstantSource clock) {
        this.commands = commands;
        this.bikeepSettings = bikeepSettings;
        this.settings = settings;
        this.turn = turn;
        this.clock = clock;
    }

    void look(DeviceCommand command) {
        Instant sentAt = Objects.requireNonNull(command.sentAt(), "what is followed was sent");
        BikeepCommand seen = seen(Objects.requireNonNull(command.bikeepId(), "what was sent has an id"));
        Progress progress = Progress.of(
                seen, sentAt, clock.instant(), settings.followFor(), bikeepSettings.commandGrace());
        if (progress.stage().isEnd()) {
            turn.end(command, progress.stage(), progress.words());
        } else {
            turn.on(command, CommandStage.SENT, progress.words(), bikeepSettings.commandPollInterval(), false);
        }
    }

    /** A command that was just sent and is not found is one that not every server of Bikeep's knows yet. */
    private @Nullable BikeepCommand seen(String id) {
        try {
            return commands.command(id).orElse(null);
        } catch (BikeepTrouble e) {
            return null; // it has been logged, and is looked at again
        }
    }
}
