package dev.bellwether.bikeep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How to reach Bikeep, and how much patience to have with it. */
@ConfigMapping(prefix = "bellwether.bikeep")
public interface BikeepSettings {

    /** Base of the REST API. */
    String apiUrl();

    /** The token endpoint. */
    String tokenUrl();

    /** The client id Bikeep handed over; without it nothing is polled. */
    Optional<String> clientId();

    /** The client secret. Secret. */
    Optional<String> clientSecret();

    /** How the client shows its secret at the token endpoint. */
    @WithDefault("form")
    ClientAuthentication clientAuthentication();

    /** How often the locations are polled. */
    @WithDefault("5m")
    Duration pollInterval();

    /** How long before its end a token is renewed; at most a quarter of its lifetime. */
    @WithDefault("1m")
    Duration tokenRenewal();

    /** How long one request may take, to the last byte of its answer; {@code quarkus.rest-client.*} may cut it short. */
    @WithDefault("20s")
    Duration timeout();

    /** How often a call that only reads is repeated when Bikeep was unreachable, slow or failed. */
    @WithDefault("2")
    int retries();

    /** How long to wait before the first of these, give or take half; twice as long before each further one. */
    @WithDefault("500ms")
    Duration retryDelay();

    /** The longest Retry-After of a 429 that a call which only reads waits out itself, once. */
    @WithDefault("2s")
    Duration throttlePatience();

    /** Over how many requests the share of failures is taken that pauses all calls. */
    @WithDefault("10")
    int breakerRequests();

    /** That share, between 0 and 1. */
    @WithDefault("0.5")
    double breakerFailureRatio();

    /** How long calls are paused until one is let through to try; always by the machine's own clock. */
    @WithDefault("10s")
    Duration breakerDelay();

    /** How often a followed command is looked at; Bikeep recommends 1–2 s. */
    @WithDefault("1500ms")
    Duration commandPollInterval();

    /** How long after its time-out a command may still be reported finished. */
    @WithDefault("5s")
    Duration commandGrace();

    /** The two ways Bikeep's token endpoint documents. */
    enum ClientAuthentication {
        /** In the form's body. */
        FORM,
        /** HTTP Basic. */
        BASIC
    }
}
