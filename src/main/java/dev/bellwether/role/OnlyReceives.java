package dev.bellwether.role;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Leaves to other replicas what is due: a storm of decisions must not take from receivers the time to accept what comes. */
@Singleton
public final class OnlyReceives implements Scheduled.SkipPredicate {

    private final boolean processes;

    OnlyReceives(@ConfigProperty(name = "bellwether.process") boolean processes) {
        this.processes = processes;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return !processes;
    }
}
