package dev.bellwether.operate;

import dev.bellwether.receive.spool.Spool;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while a webhook can be made safe, be it by Kafka or by the database alone. It takes the place of the checks that
 * the libraries bring along: by those, one of both being away would take every replica out of the balancer, and Bikeep
 * would be refused by what could have taken its deliveries.
 */
@Readiness
@Singleton
class TakingHealth implements HealthCheck {

    private static final String EVENTS = "events-out";

    private final HealthCenter kafka;
    private final Spool spool;

    TakingHealth(HealthCenter kafka, Spool spool) {
        this.kafka = kafka;
        this.spool = spool;
    }

    @Override
    public HealthCheckResponse call() {
        boolean broker = kafka.getReadiness().getChannels().stream()
                .filter(channel -> channel.getChannel().equals(EVENTS))
                .anyMatch(HealthReport.ChannelInfo::isOk);
        boolean database = spool.isTaking();
        return HealthCheckResponse.named("webhooks can be made safe")
                .withData("kafka", broker)
                .withData("spool", database)
                .status(broker || database)
                .build();
    }
}
