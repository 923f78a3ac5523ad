package dev.bellwether.operate;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Stops the clockwork first, so that nothing new is begun while the database is being closed. */
@Singleton
class Shutdown {

    void pause(@Observes ShutdownEvent stop, Scheduler scheduler) {
        scheduler.pause();
    }
}
