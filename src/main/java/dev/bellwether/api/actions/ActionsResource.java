package dev.bellwether.api.actions;

import dev.bellwether.api.access.Role;
import dev.bellwether.api.actions.Actions.Entry;
import dev.bellwether.api.actions.Actions.Search;
import dev.bellwether.api.document.Refuses;
import dev.bellwether.api.paging.Cursor;
import dev.bellwether.api.paging.Page;
import dev.bellwether.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
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
     * The newest first.
     *
     * @param who    whose; everybody's when absent
     * @param before RFC 3339
     * @param cursor where to go on, from the answer before
     * @param limit  1 to 1000
     */
    @GET
    @RolesAllowed(Role.ADMINISTER)
    @Transactional
    @Operation(operationId = "listActions", summary = "Who changed what, and who was not let, the newest first")
    @APIResponseSchema(Action[].class)
    @Refuses("bad-request")
    public RestResponse<Object> list(
            @RestQuery @Nullable String who,
            @RestQuery @Nullable String before,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") int limit,
            @Context UriInfo asked) {
        if (limit < 1 || limit > MOST) {
            return bad("limit is 1 to " + MOST);
        }
        try {
            Instant until = before == null ? null : Instant.parse(before);
            long after = cursor == null
                    ? Long.MAX_VALUE
                    : Long.parseLong(Cursor.of(cursor).map(Cursor::position).orElse(""));
            List<Entry> found = actions.list(new Search(who, until, after, limit + 1));
            return Page.of(found, limit, entry -> Long.toString(entry.id())).map(Entry::action).answer(asked);
        } catch (DateTimeException e) {
            return bad("before is a time as RFC 3339 writes it, e.g. 2026-03-01T10:00:00Z");
        } catch (NumberFormatException e) {
            return bad("cursor is what the Link of an answer has");
        }
    }

    private static RestResponse<Object> bad(String detail) {
        return RestResponse.ResponseBuilder.<Object>create(400)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of("bad-request", "The request cannot be understood", 400, detail))
                .build();
    }
}
