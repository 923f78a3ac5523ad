package dev.bellwether.operate;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jboss.logging.Logger;

/**
 * Down when the machine's clock was put back: the scheduler, and Kafka's clients, do nothing until it has come to where they
 * saw it last, and only a restart makes them forget that.
 */
@Liveness
@Startup // or a clock that was ahead only while all began would never have been seen
@Singleton
class ClockHealth implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(ClockHealth.class);
    /** So long nobody minds that everything waits, and a restart would take longer. */
    private static final Duration MOST = Duration.ofSeconds(10);

    private final InstantSource machine;
    private volatile Instant seen;
    private volatile boolean said;

    ClockHealth() {
        this(InstantSource.system()); // not the one that tests move: the libraries ask the machine
    }

    ClockHealth(InstantSource machine) {
        this.machine = machine;
        this.seen = machine.instant();
    }

    /** The clock may be right again by the time this runs; what counts is when the scheduler thought it was. */
    @Scheduled(every = "1s")
    void tick(ScheduledExecution execution) {
        fired(execution.getFireTime());
    }

    /** The scheduler, and so this, saw the clock at that time. */
    void fired(Instant at) {
        Instant now = machine.instant();
        seen = at.isAfter(now) ? at : now;
    }

    @Override
    public HealthCheckResponse call() {
        Duration back = Duration.between(machine.instant(), seen);
        boolean well = back.compareTo(MOST) <= 0;
        if (!well && !said) {
            LOG.errorf("the clock was put back by %d s, and for as long nothing is done at intervals: restart", back.toSeconds());
        }
        said = !well;
        return HealthCheckResponse.named("clock")
                .status(well)
                .withData("put back by", well ? "0 s" : back.toSeconds() + " s")
                .build();
    }
}
