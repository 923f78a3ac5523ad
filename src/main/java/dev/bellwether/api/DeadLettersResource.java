package dev.bellwether.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.api.access.Role;
import dev.bellwether.api.document.Refuses;
import dev.bellwether.api.paging.Page;
import dev.bellwether.consume.deadletter.Cursor;
import dev.bellwether.consume.deadletter.DeadLetter;
import dev.bellwether.consume.deadletter.DeadLetters;
import dev.bellwether.consume.deadletter.LetterId;
import dev.bellwether.consume.deadletter.Replays;
import dev.bellwether.consume.deadletter.Replays.Replay;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** What could not be processed. */
@Tag(name = "dead letters")
@Produces(MediaType.APPLICATION_JSON)
@Path(DeadLettersResource.PATH)
@Blocking
class DeadLettersResource {

    static final String PATH = "/api/v1/dead-letters";

    private static final int MOST = 500;

    private final DeadLetters letters;
    private final Replays replays;
    private final ObjectMapper json;

    DeadLettersResource(DeadLetters letters, Replays replays, ObjectMapper json) {
        this.letters = letters;
        this.replays = replays;
        this.json = json;
    }

    /**
     * Some of them.
     *
     * @param letters the newest first
     * @param next    what to ask for as {@code cursor} to see older ones; absent when there are none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LettersView")
    record Listed(List<LetterView> letters, @Nullable String next) {}

    /**
     * The newest first.
     *
     * @param cursor where to go on, from the answer before
     * @param before the same
     * @param limit  1 to 500
     */
    @GET
    @RolesAllowed(Role.VIEW)
    @Operation(operationId = "listDeadLetters", summary = "What could not be processed, the newest first")
    @APIResponseSchema(Listed.class)
    @Refuses({"bad-request", "unavailable"})
    public RestResponse<Object> list(
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable String before,
            @RestQuery @DefaultValue("50") int limit,
            @Context UriInfo asked) {
        String after = cursor != null ? cursor : before;
        Optional<Cursor> from = after == null ? Optional.of(Cursor.NEWEST) : Cursor.of(after);
        if (from.isEmpty() || limit < 1 || limit > MOST) {
            return LetterProblem.bad("cursor is what an answer gave as next; limit is 1 to " + MOST);
        }
        DeadLetters.Page page = letters.page(from.get(), limit);
        Map<LetterId, List<Replay>> replayed = replayed(page.letters());
        Listed listed = new Listed(
                page.letters().stream()
                        .map(letter -> LetterView.of(letter, replayed.getOrDefault(letter.id(), List.of())))
                        .toList(),
                page.next() == null ? null : page.next().toString());
        return Page.linked(listed, listed.next(), asked);
    }

    /** One, with its payload, headers and stack. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEW)
    @Operation(operationId = "showDeadLetter", summary = "A dead letter, with all it holds")
    @APIResponseSchema(LetterView.Whole.class)
    @Refuses({"no-such-letter", "unavailable"})
    public RestResponse<Object> show(@RestPath String id) {
        return LetterId.of(id)
                .flatMap(letters::find)
                .map(letter -> RestResponse.<Object>ok(
                        LetterView.Whole.of(letter, replayed(List.of(letter)).getOrDefault(letter.id(), List.of()), json)))
                .orElseGet(LetterProblem::unknown);
    }

    @ServerExceptionMapper
    RestResponse<Object> away(DeadLetters.Away e) {
        return LetterProblem.away(e);
    }

    private Map<LetterId, List<Replay>> replayed(List<DeadLetter> of) {
        return QuarkusTransaction.requiringNew().call(() -> replays.of(of));
    }
}
