package dev.bellwether.api.access;

import dev.bellwether.problem.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** How those are answered who may not ask. */
class AccessProblems {

    private final ApiLimit limit;

    AccessProblems(ApiLimit limit) {
        this.limit = limit;
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    RestResponse<Problem> unknown(HttpServerRequest request) {
        RestResponse<Problem> tooOften = limit.ofUnknown(request);
        return tooOften != null ? tooOften : unknown();
    }

    private static RestResponse<Problem> unknown() {
        return ResponseBuilder.<Problem>create(401)
                .header("WWW-Authenticate", "Bearer")
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(
                        "unauthorized",
                        "Token missing or not known",
                        401,
                        "send Authorization: Bearer and a token of the file that BELLWETHER_API_TOKENS_FILE names"))
                .build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> forbidden(ForbiddenException e) {
        return ResponseBuilder.<Problem>create(403)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of("forbidden", "Role too small", 403, "your token's role does not allow this"))
                .build();
    }
}
