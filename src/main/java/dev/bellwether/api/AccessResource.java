package dev.bellwether.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.api.access.Role;
import dev.bellwether.api.document.Refuses;
import dev.bellwether.api.idempotency.Once;
import dev.bellwether.api.paging.Cursor;
import dev.bellwether.api.paging.Page;
import dev.bellwether.bikeep.CardId;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.respond.Position;
import dev.bellwether.respond.Refusal;
import dev.bellwether.respond.Refusal.Why;
import dev.bellwether.respond.access.Accesses;
import dev.bellwether.respond.access.TechnicianAccess;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Technicians' cards on the whitelist of an incident's location. */
@Tag(name = "respond")
@Produces(MediaType.APPLICATION_JSON)
@Path(AccessResource.PATH)
@Blocking
class AccessResource {

    static final String PATH = "/api/v1/technician-access";

    private static final int MOST = 1000;
    private static final String EXAMPLE =
            "{\"incident\":\"0b9a3a53-…\",\"card\":\"04a2b3c4d5e6f7\",\"technician\":\"Jaan\",\"reason\":\"new lock\"}";

    private final Accesses accesses;
    private final SecurityIdentity who;
    private final ObjectMapper json;

    AccessResource(Accesses accesses, SecurityIdentity who, ObjectMapper json) {
        this.accesses = accesses;
        this.who = who;
        this.json = json;
    }

    /**
     * What is asked for.
     *
     * @param incident   the incident it is for
     * @param card       the number of the RFID card
     * @param technician whose it is
     * @param reason     why
     * @param until      when it ends at the latest
     * @param whitelist  which of the location's whitelists
     */
    record Wanted(
            @Nullable UUID incident,
            @Nullable String card,
            @Nullable String technician,
            @Nullable String reason,
            @Nullable Instant until,
            @Nullable String whitelist) {

        @Override
        public String toString() {
            return "access for " + technician;
        }
    }

    /** The newest first. */
    @GET
    @RolesAllowed(Role.VIEW)
    @Operation(operationId = "listTechnicianAccess", summary = "Technicians' access, the newest first")
    @APIResponseSchema(AccessView[].class)
    @Refuses("bad-request")
    public RestResponse<Object> list(
            @RestQuery @Nullable String incident,
            @RestQuery boolean live,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") int limit,
            @Context UriInfo asked) {
        if (limit < 1 || limit > MOST) {
            return RespondProblem.bad("limit is 1 to " + MOST);
        }
        try {
            Position before =
                    cursor == null ? null : Position.read(Cursor.of(cursor).map(Cursor::position).orElse(""));
            IncidentId about = incident == null ? null : new IncidentId(UUID.fromString(incident));
            List<TechnicianAccess> found = accesses.list(about, live, before, limit + 1);
            return Page.of(found, limit, it -> new Position(it.requestedAt(), it.id()).toString()).map(AccessView::of).answer(asked);
        } catch (DateTimeException | IllegalArgumentException e) {
            return RespondProblem.bad("incident is an id of one; cursor is what the Link of an answer has");
        }
    }

    /** One. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEW)
    @Operation(operationId = "showTechnicianAccess", summary = "A technician's access, and how far it has come")
    @APIResponseSchema(AccessView.class)
    @Refuses("no-such-access")
    public RestResponse<Object> show(
            @RestPath String id, @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return RespondProblem.known(id, Why.NO_SUCH_ACCESS, known -> {
            AccessView view = AccessView.of(find(known));
            return Version.of(view, json).answer(view, ifNoneMatch);
        });
    }

    /** Gives access. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATE)
    @Once
    @Operation(
            operationId = "giveTechnicianAccess",
            summary = "Let a technician's card open an incident's location for a while",
            description = """
                    Until a time or the incident's end, whichever is first; then it is taken off the whitelist, and tried again until the \
                    whitelist no longer shows it. With dryRun=true it is only said what would become of it.""")
    @APIResponseSchema(value = AccessView.class, responseCode = "202")
    @RequestBody(content = @Content(schema = @Schema(ref = "AccessWanted")))
    @Refuses({
        "bad-request", "no-such-incident", "incident-over", "no-such-whitelist", "card-known", "respond-off", "devices-unseen"
    })
    public RestResponse<Object> give(@RestQuery boolean dryRun, @Nullable String body) {
        Wanted wanted;
        try {
            wanted = json.readValue(body == null || body.isBlank() ? "{}" : body, Wanted.class);
        } catch (JsonProcessingException e) {
            return RespondProblem.bad("the body is JSON, e.g. " + EXAMPLE);
        }
        boolean isWhole = wanted.incident() != null && RespondProblem.isText(wanted.card())
                && RespondProblem.isText(wanted.technician()) && RespondProblem.isText(wanted.reason());
        if (!isWhole) {
            return RespondProblem.bad("incident, card, technician and reason are needed, e.g. " + EXAMPLE);
        }
        CardId card;
        try {
            card = new CardId(wanted.card());
        } catch (IllegalArgumentException e) {
            return RespondProblem.bad(String.valueOf(e.getMessage()));
        }
        TechnicianAccess access = accesses.give(
                new Accesses.Wanted(
                        new IncidentId(wanted.incident()), card, wanted.technician().strip(), wanted.reason().strip(),
                        wanted.until(), wanted.whitelist()),
                name(), dryRun);
        return tagged(access, dryRun ? RestResponse.ResponseBuilder.create(202)
                : RestResponse.ResponseBuilder.<Object>create(202).location(URI.create(PATH + "/" + access.id())));
    }

    /** Ends it before its time. */
    @POST
    @Path("/{id}/end")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.OPERATE)
    @Once
    @Operation(
            operationId = "endTechnicianAccess",
            summary = "End a technician's access before its time",
            description = "The card is taken off; `removed` says that the whitelist no longer shows it.")
    @APIResponseSchema(AccessView.class)
    @Refuses({"no-such-access", "stale"})
    public RestResponse<Object> end(@RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return RespondProblem.known(id, Why.NO_SUCH_ACCESS, known -> {
            if (ifMatch != null && !Version.of(AccessView.of(find(known)), json).allows(ifMatch)) {
                return Version.stale();
            }
            return tagged(
                    accesses.end(known, name()).orElseThrow(AccessResource::unknown), RestResponse.ResponseBuilder.create(200));
        });
    }

    @ServerExceptionMapper
    RestResponse<Object> refused(Refusal refusal) {
        return RespondProblem.of(refusal);
    }

    private TechnicianAccess find(UUID id) {
        return accesses.find(id).orElseThrow(AccessResource::unknown);
    }

    private static Refusal unknown() {
        return new Refusal(Why.NO_SUCH_ACCESS, "no access has this id; it may have been forgotten");
    }

    private RestResponse<Object> tagged(TechnicianAccess access, RestResponse.ResponseBuilder<Object> answer) {
        AccessView view = AccessView.of(access);
        return Version.of(view, json).tagged(answer.entity(view));
    }

    private String name() {
        return who.getPrincipal().getName();
    }
}
