package dev.bellwether.bikeep;

import dev.bellwether.bikeep.BikeepTrouble.Kind;
import dev.bellwether.bikeep.Following.Patience;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Commands to devices. They travel by themselves once sent, so they are followed until the device has confirmed. Every
 * call blocks its thread and throws {@link BikeepTrouble} when there is no usable answer.
 */
@Singleton
public class BikeepCommands {

    private final BikeepApi api;
    private final BikeepLine line;
    private final BikeepSettings settings;
    private final InstantSource clock;
    private final Guard untilFinished;

    BikeepCommands(@RestClient BikeepApi api, BikeepLine line, BikeepSettings settings, InstantSource clock) {
        this.api = api;
        this.line = line;
        this.settings = settings;
        this.clock = clock;
        this.untilFinished = untilFinished(settings.commandPollInterval());
    }

    /**
     * Sends a command, once: after {@link Kind#TIMEOUT}, {@link Kind#UNREACHABLE}, {@link Kind#FAILED} or
     * {@link Kind#UNREADABLE} nobody knows whether it is carried out, and only the device's state can tell.
     */
    public BikeepCommand send(String deviceId, CommandRequest request) {
        String path = PathId.of(deviceId);
        return line.ask(Question.of(
                Call.COMMAND_SEND,
                bearer -> api.send(bearer, path, request.body()),
                Content.one(BikeepCommand::read)));
    }

    /** Sends a command unless the device does not take it, which is {@link Kind#REFUSED} without asking Bikeep. */
    public BikeepCommand send(BikeepDevice device, CommandRequest request) {
        if (!device.takes(request.type())) {
            throw new BikeepTrouble(
                    Kind.REFUSED,
                    Call.COMMAND_SEND,
                    "not sent, device " + device.id() + " does not take '" + request.type().text() + "', but "
                            + device.commands());
        }
        return send(device.id(), request);
    }

    /** How far a command has come; empty when Bikeep knows none with this id. */
    public Optional<BikeepCommand> command(String id) {
        return line.ask(reading(id));
    }

    /** Sends a command and follows it, see {@link #send(BikeepDevice, CommandRequest)} and {@link #follow}. */
    public CommandOutcome sendAndFollow(BikeepDevice device, CommandRequest request, Duration atMost) {
        return follow(send(device, request), atMost);
    }

    /** Sends a command and follows it, see {@link #send(String, CommandRequest)} and {@link #follow}. */
    public CommandOutcome sendAndFollow(String deviceId, CommandRequest request, Duration atMost) {
        return follow(send(deviceId, request), atMost);
    }

    /**
     * Looks at a command that was just sent until it has ended, or its newest time-out has passed by more than the
     * grace, or {@code atMost} has passed since now. A look that fails is made again, so no trouble is thrown; the last
     * look may take as long as a call may take. Interrupted, it is unfinished at once.
     */
    public CommandOutcome follow(BikeepCommand sent, Duration atMost) {
        Following following = new Following(
                sent, new Patience(atMost, settings.commandPollInterval(), settings.commandGrace()), clock);
        try {
            return untilFinished.get(
                    () -> following.look(() -> line.ask(reading(sent.id()).once())), CommandOutcome.class);
        } catch (Following.NotYet e) {
            return following.unfinished();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) { // a guard that is interrupted while it waits says so, undeclared
            Thread.currentThread().interrupt();
            return following.unfinished();
        }
    }

    private Question<Optional<BikeepCommand>> reading(String id) {
        String path = PathId.of(id);
        return Question.forOne(
                Call.COMMAND_READ, bearer -> api.command(bearer, path), Content.one(BikeepCommand::read));
    }

    /** How often it looks is bounded by the following itself. */
    private static Guard untilFinished(Duration interval) {
        return Guard.create()
                .withDescription("bikeep-follow")
                .withRetry()
                .maxRetries(-1)
                .maxDuration(0, ChronoUnit.MILLIS)
                .delay(interval.toMillis(), ChronoUnit.MILLIS)
                .jitter(0, ChronoUnit.MILLIS)
                .retryOn(Following.NotYet.class)
                .done()
                .build();
    }
}
