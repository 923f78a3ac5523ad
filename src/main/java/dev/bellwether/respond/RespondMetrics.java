package dev.bellwether.respond;

import dev.bellwether.bikeep.CommandType;
import dev.bellwether.transaction.AfterCommit;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** How commands ended; every series exists from the start. */
@Startup
@Singleton
class RespondMetrics {

    private static final String ENDED = "bellwether.commands.ended";

    private final MeterRegistry registry;
    private final AfterCommit afterCommit;

    RespondMetrics(MeterRegistry registry, AfterCommit afterCommit) {
        this.registry = registry;
        this.afterCommit = afterCommit;
        for (CommandType command : CommandType.values()) {
            CommandStage.ends().forEach(end -> count(command, end, 0));
        }
    }

    /** Counts it if it has ended, once that holds. */
    void now(DeviceCommand command) {
        if (command.state().isEnd()) {
            afterCommit.run(() -> count(command.wish().command(), command.state(), 1));
        }
    }

    private void count(CommandType command, CommandStage end, int times) {
        registry.counter(ENDED, "command", command.text(), "outcome", end.written()).increment(times);
    }
}
