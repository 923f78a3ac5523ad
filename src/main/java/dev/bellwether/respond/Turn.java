package dev.bellwether.respond;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Moves a command on, if it still is where it was, and tells of it; each call is a transaction of its own. */
@Singleton
class Turn {

    private static final Logger LOG = Logger.getLogger(Turn.class);

    private final CommandRows rows;
    private final Story story;
    private final RespondMetrics metrics;
    private final InstantSource clock;

    Turn(CommandRows rows, Story story, RespondMetrics metrics, InstantSource clock) {
        this.rows = rows;
        this.story = story;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Its end, told. */
    void end(DeviceCommand command, CommandStage end, String words) {
        turn(command, words, true, row -> row.to(end, words, clock.instant(), clock.instant()));
    }

    /** Another stage, or the same again later; told or not. */
    boolean on(DeviceCommand command, CommandStage stage, String words, Duration next, boolean told) {
        return turn(command, words, told, row -> row.to(stage, words, clock.instant(), clock.instant().plus(next)));
    }

    /** From now on it is sent or nobody knows, and never sent again; false when it is not to be sent any more. */
    boolean begin(DeviceCommand command) {
        return turn(command, "", false, row -> row.state = CommandStage.SENDING);
    }

    /** What was begun has reached Bikeep, which has it under that id. */
    void sent(DeviceCommand command, String bikeepId, Duration next) {
        Instant now = clock.instant();
        turn(command, "was sent", false, row -> {
            row.to(CommandStage.SENT, "was sent", now, now.plus(next));
            row.bikeepId = bikeepId;
            row.sentAt = now;
        });
    }

    private boolean turn(DeviceCommand command, String words, boolean told, Consumer<CommandRow> change) {
        return QuarkusTransaction.requiringNew().call(() -> {
            DeviceCommand now = rows.change(command.id(), command.state(), change).orElse(null);
            if (now == null) {
                LOG.infof("command moved on meanwhile command=%s was=%s", command.id(), command.state());
                return false;
            }
            metrics.now(now);
            if (told) {
                story.tell(now, words);
            }
            return true;
        });
    }
}
