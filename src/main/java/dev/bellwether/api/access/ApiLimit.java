package dev.bellwether.api.access;

import dev.bellwether.limit.RateLimit;
import dev.bellwether.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * How often the API may be asked. Who is known is counted by name, whoever is not by address and apart: behind a proxy all
 * have one address, and nobody who guesses tokens may lock those out who are on call.
 */
@ApplicationScoped // made with the first request, when the settings are there
class ApiLimit {

    private static final String API = "/api/";

    private final SecurityIdentity caller;
    private final RateLimit known;
    private final RateLimit unknown;

    ApiLimit(SecurityIdentity caller, ApiSettings settings) {
        this.caller = caller;
        ApiSettings.Limits limits = settings.limits();
        this.known = new RateLimit(limits.perMinute(), limits.perMinuteInAll());
        this.unknown = new RateLimit(limits.unknownPerMinute(), limits.unknownPerMinuteInAll());
    }

    /** Counts a request of somebody known; returns the refusal, or null if it may go on. */
    @ServerRequestFilter
    public @Nullable RestResponse<Problem> ofKnown(UriInfo asked) {
        boolean isApi = asked.getPath().startsWith(API); // a webhook's caller is not even looked at
        return !isApi || caller.isAnonymous() ? null : refusal(known.secondsToWait(caller.getPrincipal().getName()));
    }

    /** Counts a request of nobody known; returns the refusal, or null if it may be told that it is not known. */
    @Nullable RestResponse<Problem> ofUnknown(HttpServerRequest request) {
        SocketAddress address = request.remoteAddress();
        return refusal(unknown.secondsToWait(address == null ? "unknown" : address.hostAddress()));
    }

    private static @Nullable RestResponse<Problem> refusal(long wait) {
        return wait == 0
                ? null
                : ResponseBuilder.<Problem>create(429)
                        .header(HttpHeaders.RETRY_AFTER, wait)
                        .type(Problem.MEDIA_TYPE)
                        .entity(Problem.of(
                                "too-many-requests", "Too many requests", 429, "come again after " + wait + " s"))
                        .build();
    }
}
