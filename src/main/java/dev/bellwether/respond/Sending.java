package dev.bellwether.respond;

import dev.bellwether.bikeep.Bikeep;
import dev.bellwether.bikeep.BikeepCommand;
import dev.bellwether.bikeep.BikeepCommands;
import dev.bellwether.bikeep.BikeepDevice;
import dev.bellwether.bikeep.BikeepSettings;
import dev.bellwether.bikeep.BikeepTrouble;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Sends a command, after one last look at the device: at most once, and not when it is too late. */
@Singleton
class Sending {

    /** Bikeep's window within which a device takes no second command. */
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final Bikeep bikeep;
    private final BikeepCommands commands;
    private final BikeepSettings bikeepSettings;
    private final RespondSettings settings;
    private final Turn turn;
    private final InstantSource clock;

    Sending(
            Bikeep bikeep,
            BikeepCommands commands,
            BikeepSettings bikeepSettings,
            RespondSettings settings,
            Turn turn,
            InstantSource clock) {
        this.bikeep = bikeep;
        this.commands = commands;
        this.bikeepSettings = bikeepSettings;
        this.settings = settings;
        this.turn = turn;
        this.clock = clock;
    }

    void send(DeviceCommand command) {
        if (!settings.enabled()) {
            refuse(command, "commands are switched off");
        } else if (!clock.instant().isBefore(command.freshSince().plus(settings.sendWithin()))) {
            String why = command.said() == null ? "" : "; last known: " + command.said();
            refuse(command, "it could not be sent within " + settings.sendWithin().toSeconds() + " s" + why);
        } else {
            try {
                bikeep.device(command.device()).ifPresentOrElse(
                        device -> send(command, device), () -> refuse(command, "Bikeep does not know the device any more"));
            } catch (BikeepTrouble e) {
                turn.on(command, CommandStage.WAITING, said(e), AGAIN, false); // only a look failed
            }
        }
    }

    private void send(DeviceCommand command, BikeepDevice device) {
        Safety safety = Safety.of(device, command.wish().command());
        if (safety instanceof Safety.NotListed no) {
            refuse(command, no.words());
        } else if (safety instanceof Safety.TwoNeeded two && command.agreedBy() == null) {
            turn.on(command, CommandStage.AWAITING, "is not sent yet: " + two.words(), settings.agreeWithin(), true);
        } else if (turn.begin(command)) {
            sendOnce(command.in(CommandStage.SENDING));
        }
    }

    private void sendOnce(DeviceCommand command) {
        try {
            BikeepCommand sent = commands.send(command.device(), command.wish().request());
            turn.sent(command, sent.id(), bikeepSettings.commandPollInterval());
        } catch (BikeepTrouble e) {
            failed(command, e);
        }
    }

    private void failed(DeviceCommand command, BikeepTrouble trouble) {
        switch (trouble.kind()) {
            // Bikeep has not taken it, or was not even asked
            case TOKEN, PAUSED, THROTTLED -> turn.on(
                    command, CommandStage.WAITING, said(trouble), Optional.ofNullable(trouble.retryAfter()).orElse(AGAIN), false);
            case REFUSED -> turn.end(command, CommandStage.FAILED, "was refused by Bikeep: " + said(trouble));
            case UNREACHABLE, TIMEOUT, FAILED, UNREADABLE -> turn.end(
                    command, CommandStage.UNKNOWN,
                    "may have been sent, and nobody knows what became of it: look at the device (" + said(trouble) + ")");
        }
    }

    private void refuse(DeviceCommand command, String why) {
        turn.end(command, CommandStage.REFUSED, "was not sent: " + why);
    }

    private static String said(BikeepTrouble trouble) {
        return String.valueOf(trouble.getMessage());
    }
}
