package dev.bellwether.bikeep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How to reach Bikeep. */
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
    String pollInterval();

    /** The two ways Bikeep's token endpoint documents. */
    enum ClientAuthentication {
        /** In the form's body. */
        FORM,
        /** HTTP Basic. */
        BASIC
    }
}
