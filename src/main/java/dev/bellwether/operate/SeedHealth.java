package dev.bellwether.operate;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Not ready while no seed is configured: every delivery would be refused. */
@Readiness
@Singleton
class SeedHealth implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(SeedHealth.class);

    private final boolean isSet;

    SeedHealth(@ConfigProperty(name = "bellwether.webhook.seeds") Optional<List<String>> seeds) {
        this.isSet = seeds.orElse(List.of()).stream().anyMatch(seed -> !seed.isBlank());
    }

    void say(@Observes StartupEvent start) {
        if (!isSet) {
            LOG.error("no seed is configured: every webhook is answered with 503. Set BELLWETHER_WEBHOOK_SEEDS (or"
                    + " BELLWETHER_WEBHOOK_SEEDS_FILE) to the seed for hash verification that Bikeep handed over");
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("webhook seed configured").status(isSet).build();
    }
}
