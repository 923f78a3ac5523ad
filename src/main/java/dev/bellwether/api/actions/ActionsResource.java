package dev.bellwether.api.actions;

import dev.bellwether.api.access.Role;
import dev.bellwether.api.document.Refuses;
import dev.bellwether.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Who changed what. */
@Tag(name = "actions")
@Produces(MediaType.APPLICATION_JSON)
@Path("/api/v1/actions")
class ActionsResource {

    private static final int MOST = 1000;

    private final Actions actions;

    ActionsResource(Actions actions) {
        this.actions = actions;
    }

    /**
     * The newest first. For the next page ask for what is older than the last one's {@code at}.
     *
     * @param who    whose; everybody's when absent
     * @param before RFC 3339
     * @param limit  1 to 1000
     */
    @GET
    @RolesAllowed(Role.ADMINISTER)
    @Transactional
    @Operation(operationId = "listActions", summary = "Who changed what, and who was not let, the newest first")
    @APIResponseSchema(Action[].class)
    @Refuses("bad-request")
    public RestResponse<Object> list(
            @RestQuery @Nullable String who, @RestQuery @Nullable String before, @RestQuery @DefaultValue("100") int limit) {
        try {
            return limit < 1 || limit > MOST
                    ? bad("limit is 1 to " + MOST)
                    : RestResponse.ok(actions.list(who, before == null ? null : Instant.parse(before), limit));
        } catch (DateTimeException e) {
            return bad("before is a time as RFC 3339 writes it, e.g. 2026-03-01T10:00:00Z");
        }
    }

    private static RestResponse<Object> bad(String detail) {
        return RestResponse.ResponseBuilder.<Object>create(400)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of("bad-request", "The request cannot be understood", 400, detail))
                .build();
    }
}
