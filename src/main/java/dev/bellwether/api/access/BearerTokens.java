package dev.bellwether.api.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Knows who asks by a bearer token of the file. */
@Singleton
class BearerTokens implements HttpAuthenticationMechanism {

    private static final Logger LOG = Logger.getLogger(BearerTokens.class);
    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;

    BearerTokens(ApiSettings settings) {
        this.tokens = settings.tokensFile().map(BearerTokens::read).orElse(new Tokens(List.of()));
    }

    /** A tokens' file that cannot be used is said at start, not at the first request. */
    void said(@Observes StartupEvent start) {
        LOG.infof("api tokens known=%d%s", tokens.known().size(), tokens.known().isEmpty() ? ": nobody may use /api" : "");
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        String header = request.request().getHeader("Authorization");
        return header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Uni.createFrom().nullItem()
                : identity(header.substring(SCHEME.length()).strip());
    }

    /** Before the identity provider's, which refuses what it does not know. */
    @Override
    public int getPriority() {
        return 2 * DEFAULT_PRIORITY;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    private Uni<SecurityIdentity> identity(String token) {
        Tokens.@Nullable Known known = tokens.of(token).orElse(null);
        if (known == null) {
            return Uni.createFrom().nullItem(); // an identity provider may know it
        }
        return Uni.createFrom().item(QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(known.name()))
                .addRoles(known.role().andLesser())
                .build());
    }

    private static Tokens read(Path file) {
        try {
            return Tokens.read(Files.readAllLines(file));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "bellwether.api.tokens-file: the file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
