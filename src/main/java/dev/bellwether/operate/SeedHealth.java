package dev.bellwether.operate;

import dev.bellwether.receive.verify.Verifier;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Not ready while no seed is configured: every delivery would be refused. */
@Readiness
@Singleton
class SeedHealth implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(SeedHealth.class);

    private final Verifier verifier;

    SeedHealth(Verifier verifier) {
        this.verifier = verifier;
    }

    void say(@Observes StartupEvent start) {
        if (!verifier.hasSeed()) {
            LOG.error("no seed is configured: every webhook is answered with 503. Set BELLWETHER_WEBHOOK_SEEDS (or"
                    + " BELLWETHER_WEBHOOK_SEEDS_FILE) to the seed for hash verification that Bikeep handed over");
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("webhook seed configured").status(verifier.hasSeed()).build();
    }
}
