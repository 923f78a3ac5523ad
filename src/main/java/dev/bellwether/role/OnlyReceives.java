package dev.bellwether.role;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.inject.Singleton;

/** Leaves to other replicas what is due: a storm of decisions must not take from receivers the time to accept what comes. */
@Singleton
public final class OnlyReceives implements Scheduled.SkipPredicate {

    private final boolean processes;

    OnlyReceives(RoleSettings settings) {
        this.processes = settings.processes();
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return !processes;
    }
}
