package dev.bellwether.bikeep;

import dev.bellwether.bikeep.BikeepTrouble.Kind;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/** When Bikeep is asked again, and when it is left alone. */
final class Guards {

    private static final Logger LOG = Logger.getLogger(Guards.class);
    /** The name of the circuit breaker, for whoever wants to close it by hand. */
    private static final String BREAKER = "bikeep";
    /** A pause is slept through to its end, not to the millisecond before. */
    private static final long MARGIN_MILLIS = 20;

    private Guards() {}

    /** Once more after the time that Bikeep asked for, if that is short. */
    static Guard whenThrottled(BikeepSettings settings) {
        Duration patience = settings.throttlePatience();
        return Guard.create()
                .withDescription("bikeep-throttled")
                .withRetry()
                .maxRetries(1)
                .whenException(e -> e instanceof BikeepTrouble trouble
                        && trouble.kind() == Kind.THROTTLED
                        && trouble.retryAfter() != null
                        && trouble.retryAfter().compareTo(patience) <= 0)
                .beforeRetry(e -> LOG.debugf("waiting as asked %s", e.getMessage()))
                .withCustomBackoff()
                .strategy(() -> Guards::pause)
                .done()
                .done()
                .build();
    }

    private static long pause(Throwable trouble) {
        return trouble instanceof BikeepTrouble throttled && throttled.retryAfter() != null
                ? throttled.retryAfter().toMillis() + MARGIN_MILLIS
                : MARGIN_MILLIS;
    }

    /** A few times more, each after a longer while. */
    static Guard whenItMayPass(BikeepSettings settings) {
        long delay = settings.retryDelay().toMillis();
        return Guard.create()
                .withDescription("bikeep-retry")
                .withRetry()
                .maxRetries(settings.retries())
                .delay(delay, ChronoUnit.MILLIS)
                .jitter(delay / 2, ChronoUnit.MILLIS)
                .whenException(Guards::mayPass)
                .beforeRetry(e -> LOG.debugf("asking again %s", e.getMessage()))
                .withExponentialBackoff()
                .done()
                .done()
                .build();
    }

    /** Not at all for a while when Bikeep is unwell. */
    static Guard breaker(BikeepSettings settings) {
        return Guard.create()
                .withDescription("bikeep-breaker")
                .withCircuitBreaker()
                .name(BREAKER)
                .requestVolumeThreshold(settings.breakerRequests())
                .failureRatio(settings.breakerFailureRatio())
                .delay(settings.breakerDelay().toMillis(), ChronoUnit.MILLIS)
                .when(Guards::mayPass)
                .onStateChange(Guards::log)
                .done()
                .build();
    }

    private static boolean mayPass(Throwable e) {
        return e instanceof BikeepTrouble trouble && trouble.kind().passes();
    }

    private static void log(CircuitBreakerState state) {
        if (state != CircuitBreakerState.HALF_OPEN) {
            LOG.infof("calls to Bikeep are %s", state == CircuitBreakerState.OPEN ? "paused" : "made again");
        }
    }
}
