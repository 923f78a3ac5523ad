package dev.bellwether.respond;

import dev.bellwether.role.OnlyReceives;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Sees to commands: sends what is to be sent, looks at what was, gives up what nobody agreed to. One after the other. */
@ApplicationScoped
class Commander {

    private static final Logger LOG = Logger.getLogger(Commander.class);
    private static final int MOST_AT_A_TIME = 50;

    private final CommandRows rows;
    private final Sending sending;
    private final Pursuit pursuit;
    private final Turn turn;
    private final InstantSource clock;

    Commander(CommandRows rows, Sending sending, Pursuit pursuit, Turn turn, InstantSource clock) {
        this.rows = rows;
        this.sending = sending;
        this.pursuit = pursuit;
        this.turn = turn;
        this.clock = clock;
    }

    /** What cannot be done now, for instance because the database is away, is done at the next tick. */
    @Scheduled(
            every = "${bellwether.respond.interval:1s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = OnlyReceives.class)
    void work() {
        try {
            for (int i = 0; i < MOST_AT_A_TIME; i++) {
                Optional<DeviceCommand> next = QuarkusTransaction.requiringNew().call(() -> rows.take(clock.instant()));
                if (next.isEmpty()) {
                    return;
                }
                see(next.get());
            }
        } catch (RuntimeException e) {
            LOG.warnf("commands wait reason=%s", e.getMessage());
        }
    }

    private void see(DeviceCommand command) {
        switch (command.state()) {
            case AWAITING -> turn.end(command, CommandStage.EXPIRED, "was not sent: nobody agreed to it in time");
            case WAITING -> sending.send(command);
            case SENDING -> turn.end( // whoever began to send it is gone
                    command, CommandStage.UNKNOWN, "may have been sent, and nobody knows what became of it: look at the device");
            case SENT -> pursuit.look(command);
            case SUCCEEDED, FAILED, UNKNOWN, REFUSED, WITHDRAWN, EXPIRED, DRY_RUN -> {}
        }
    }
}
