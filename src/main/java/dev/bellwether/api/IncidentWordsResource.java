package dev.bellwether.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.api.access.Role;
import dev.bellwether.api.document.Refuses;
import dev.bellwether.api.idempotency.Once;
import dev.bellwether.consume.OnCall;
import dev.bellwether.consume.OnCall.Answer;
import dev.bellwether.consume.OnCall.Word;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.wire.IncidentView;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What people on call say about incidents: about those they have seen, where {@code If-Match} says which that is. */
@Tag(name = "incidents")
@Produces(MediaType.APPLICATION_JSON)
@Path(IncidentsResource.PATH)
class IncidentWordsResource {

    private final WholeIncidents whole;
    private final OnCall onCall;
    private final SecurityIdentity identity;
    private final ObjectMapper json;
    private final InstantSource clock;

    IncidentWordsResource(
            WholeIncidents whole, OnCall onCall, SecurityIdentity identity, ObjectMapper json, InstantSource clock) {
        this.whole = whole;
        this.onCall = onCall;
        this.identity = identity;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What is said.
     *
     * @param comment for the timeline
     * @param until   of a snooze: until when, RFC 3339
     */
    @Schema(name = "IncidentWord")
    record Said(@Nullable String comment, @Nullable Instant until) {}

    /** Somebody takes care. */
    @POST
    @Path("/{id}/acknowledge")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.OPERATE)
    @Once
    @Operation(
            operationId = "acknowledgeIncident",
            summary = "Say who takes care",
            description = "It is not told again for going on, and nobody else is called.")
    @APIResponseSchema(IncidentView.class)
    @RequestBodySchema(Said.class)
    @Refuses({"bad-request", "no-such-incident", "incident-over", "stale"})
    public RestResponse<Object> acknowledge(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Nullable String body) {
        return said(id, ifMatch, body, (incident, said) -> answer(onCall.acknowledge(incident, word(said), null)));
    }

    /** Somebody wants to hear of it again later. */
    @POST
    @Path("/{id}/snooze")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.OPERATE)
    @Once
    @Operation(
            operationId = "snoozeIncident",
            summary = "Take care until a time",
            description = "What goes on then is told again.")
    @APIResponseSchema(IncidentView.class)
    @RequestBodySchema(Said.class)
    @Refuses({"bad-request", "no-such-incident", "incident-over", "stale"})
    public RestResponse<Object> snooze(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Nullable String body) {
        return said(id, ifMatch, body, (incident, said) -> said.until() == null || !said.until().isAfter(clock.instant())
                ? bad("until is missing or not in the future")
                : answer(onCall.acknowledge(incident, word(said), said.until())));
    }

    /** Somebody says that it is over. */
    @POST
    @Path("/{id}/resolve")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.OPERATE)
    @Once
    @Operation(
            operationId = "resolveIncident",
            summary = "Say that it is over",
            description = "Newer evidence opens it again.")
    @APIResponseSchema(IncidentView.class)
    @RequestBodySchema(Said.class)
    @Refuses({"bad-request", "no-such-incident", "incident-over", "stale"})
    public RestResponse<Object> resolve(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Nullable String body) {
        return said(id, ifMatch, body, (incident, said) -> answer(onCall.resolve(incident, word(said))));
    }

    /** Somebody has something to add. */
    @POST
    @Path("/{id}/comment")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.OPERATE)
    @Once
    @Operation(
            operationId = "commentIncident",
            summary = "Add a line to the timeline",
            description = "Of an incident in any state.")
    @APIResponseSchema(IncidentView.class)
    @RequestBodySchema(Said.class)
    @Refuses({"bad-request", "no-such-incident", "stale"})
    public RestResponse<Object> comment(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Nullable String body) {
        return said(id, ifMatch, body, (incident, said) -> said.comment() == null || said.comment().isBlank()
                ? bad("comment is missing")
                : answer(onCall.comment(incident, word(said))));
    }

    /** Whatever a client calls the body: it is JSON, or nothing at all. */
    private RestResponse<Object> said(
            String id,
            @Nullable String ifMatch,
            @Nullable String body,
            BiFunction<IncidentId, Said, RestResponse<Object>> then) {
        try {
            Said said = body == null || body.isBlank() ? new Said(null, null) : json.readValue(body, Said.class);
            return IncidentProblem.known(
                    id, incident -> whole.change(incident, ifMatch, () -> then.apply(incident, said)));
        } catch (JsonProcessingException e) {
            return bad("the body is JSON with comment, and until as RFC 3339 writes a time");
        }
    }

    private Word word(Said said) {
        return new Word(identity.getPrincipal().getName(), said.comment());
    }

    private static RestResponse<Object> answer(Answer answer) {
        if (answer instanceof Answer.Taken taken) {
            return RestResponse.ok(IncidentView.of(taken.incident()));
        }
        return answer instanceof Answer.Over ? IncidentProblem.over() : IncidentProblem.unknown();
    }

    private static RestResponse<Object> bad(String detail) {
        return Problems.answer(Problems.badRequest(detail));
    }
}
