package dev.bellwether.bikeep;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * What the client measures: {@code bellwether.bikeep.requests}, a timer by {@code call} and {@code outcome}, which is
 * {@code ok} or a kind of trouble. Every attempt counts, those too that were not sent; an answer that was expected,
 * such as a 404 for a look-up, is ok.
 */
@Startup
@Singleton
class BikeepMetrics {

    private static final String OK = "ok";

    private final MeterRegistry registry;

    BikeepMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Call call : Call.values()) {
            timer(call, OK);
            call.troubles().forEach(kind -> timer(call, kind.tag()));
        }
    }

    <T> T timed(Call call, Supplier<T> attempt) {
        Timer.Sample sample = Timer.start(registry);
        String outcome = OK;
        try {
            return attempt.get();
        } catch (BikeepTrouble e) {
            outcome = e.kind().tag();
            throw e;
        } finally {
            sample.stop(timer(call, outcome));
        }
    }

    private Timer timer(Call call, String outcome) {
        return registry.timer("bellwether.bikeep.requests", "call", call.tag(), "outcome", outcome);
    }
}
