package dev.bellwether.api.actions;

import dev.bellwether.api.idempotency.Replayed;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.InstantSource;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Sees every answer to a request that would change something. */
class ActionFilter {

    private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String API = "/api/";

    private final Actions actions;
    private final SecurityIdentity identity;
    private final InstantSource clock;

    ActionFilter(Actions actions, SecurityIdentity identity, InstantSource clock) {
        this.actions = actions;
        this.identity = identity;
        this.clock = clock;
    }

    // Whoever is not known did nothing: a flood of such requests must not fill the table. Nor did a request that no method
    // takes (404, 405, 415): nobody has asked whose it is, and it is answered where that may not be waited for.
    @ServerResponseFilter
    void see(
            ContainerRequestContext request,
            ContainerResponseContext response,
            SimpleResourceInfo resource,
            HttpServerRequest http) {
        String path = request.getUriInfo().getRequestUri().getRawPath(); // as sent: a line break in it stays encoded
        boolean isAttempt = resource.getResourceClass() != null
                && path.startsWith(API)
                && !LOOKING.contains(request.getMethod())
                && response.getStatus() != 401;
        if (isAttempt && !Replayed.is(response)) {
            actions.record(new Action(
                    clock.instant(),
                    identity.getPrincipal().getName(),
                    request.getMethod() + " " + path,
                    response.getStatus(),
                    http.remoteAddress() == null ? "unknown" : http.remoteAddress().hostAddress()));
        }
    }
}
