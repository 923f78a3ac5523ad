package dev.bellwether.bikeep;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.quarkus.oidc.common.runtime.config.OidcClientCommonConfig.Credentials.Secret.Method;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The access token by client credentials: cached, one request in flight, renewed before it expires. */
@Singleton
class BikeepToken {

    private static final Duration RENEW_BEFORE_EXPIRY = Duration.ofMinutes(1);

    private final Uni<OidcClient> client;
    private volatile TokensHelper tokens = new TokensHelper();

    BikeepToken(OidcClients clients, BikeepSettings settings) {
        this.client = Uni.createFrom()
                .deferred(() -> clients.newClient(config(settings)))
                .memoize()
                .indefinitely();
    }

    /** A token that is good now; fails when Bikeep gives none. */
    Uni<String> current() {
        return client.chain(oidc -> tokens.getTokens(oidc)).map(Tokens::getAccessToken);
    }

    /** Forgets the token, after Bikeep refused it. */
    void forget() {
        tokens = new TokensHelper();
    }

    private static OidcClientConfig config(BikeepSettings settings) {
        boolean basic = settings.clientAuthentication() == BikeepSettings.ClientAuthentication.BASIC;
        return OidcClientConfig.builder()
                .id("bikeep")
                .discoveryEnabled(false)
                .tokenPath(settings.tokenUrl())
                .clientId(settings.clientId().orElse(""))
                .credentials()
                .clientSecret(settings.clientSecret().orElse(""), basic ? Method.BASIC : Method.POST)
                .end()
                .refreshTokenTimeSkew(RENEW_BEFORE_EXPIRY)
                .earlyTokensAcquisition(false)
                .build();
    }
}
