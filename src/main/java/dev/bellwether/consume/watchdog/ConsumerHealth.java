package dev.bellwether.consume.watchdog;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Down while the consumer stands still and only a restart helps; up, with the reason, while it waits for somebody. */
@Liveness
@Readiness
@Singleton
class ConsumerHealth implements HealthCheck {

    private final Watchdog watchdog;

    ConsumerHealth(Watchdog watchdog) {
        this.watchdog = watchdog;
    }

    @Override
    public HealthCheckResponse call() {
        Verdict verdict = watchdog.verdict();
        return HealthCheckResponse.named("consumer")
                .status(!(verdict instanceof Verdict.Stalled))
                .withData("state", verdict.words())
                .build();
    }
}
