package dev.bellwether.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.api.access.Role;
import dev.bellwether.api.document.Refuses;
import dev.bellwether.api.idempotency.Once;
import dev.bellwether.api.paging.Cursor;
import dev.bellwether.api.paging.Page;
import dev.bellwether.bikeep.CommandType;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.respond.Commands;
import dev.bellwether.respond.DeviceCommand;
import dev.bellwether.respond.DeviceCommand.Wish;
import dev.bellwether.respond.Position;
import dev.bellwether.respond.Refusal;
import dev.bellwether.respond.Refusal.Why;
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
import java.util.Arrays;
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

/** Commands to devices. */
@Tag(name = "respond")
@Produces(MediaType.APPLICATION_JSON)
@Path(CommandsResource.PATH)
@Blocking
class CommandsResource {

    static final String PATH = "/api/v1/commands";

    private static final int MOST = 1000;
    private static final String EXAMPLE = "{\"incident\":\"0b9a3a53-…\",\"device\":\"7\",\"command\":\"sync-device\",\"reason\":\"stuck\"}";

    private final Commands commands;
    private final SecurityIdentity who;
    private final ObjectMapper json;

    CommandsResource(Commands commands, SecurityIdentity who, ObjectMapper json) {
        this.commands = commands;
        this.who = who;
        this.json = json;
    }

    /**
     * What is asked for.
     *
     * @param incident the incident it is about
     * @param device   the device's id, its code, or what is written on it
     * @param command  as Bikeep writes it
     * @param until    of a booking: when it ends by itself
     * @param reason   why
     */
    record Wanted(
            @Nullable UUID incident,
            @Nullable String device,
            @Nullable String command,
            @Nullable Instant until,
            @Nullable String reason) {}

    /** The newest first. */
    @GET
    @RolesAllowed(Role.VIEW)
    @Operation(operationId = "listCommands", summary = "Commands to devices, the newest first")
    @APIResponseSchema(CommandView[].class)
    @Refuses("bad-request")
    public RestResponse<Object> list(
            @RestQuery @Nullable String incident,
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
            List<DeviceCommand> found = commands.list(about, before, limit + 1);
            return Page.of(found, limit, it -> new Position(it.requestedAt(), it.id()).toString()).map(CommandView::of).answer(asked);
        } catch (DateTimeException | IllegalArgumentException e) {
            return RespondProblem.bad("incident is an id of one; cursor is what the Link of an answer has");
        }
    }

    /** One. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEW)
    @Operation(operationId = "showCommand", summary = "A command, and how far it has come")
    @APIResponseSchema(CommandView.class)
    @Refuses("no-such-command")
    public RestResponse<Object> show(
            @RestPath String id, @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return RespondProblem.known(id, Why.NO_SUCH_COMMAND, known -> {
            CommandView view = CommandView.of(find(known));
            return Version.of(view, json).answer(view, ifNoneMatch);
        });
    }

    /** Asks for one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATE)
    @Once
    @Operation(
            operationId = "requestCommand",
            summary = "Send a command to a device of an incident's location",
            description = """
                    Only one that the device lists. To open what is not surely empty, a second operator has to agree. It is sent at most \
                    once; what became of it is on the incident's timeline and in its thread. `book` takes a device out of service, until \
                    a time, and `cancel-booking` puts it back. With dryRun=true it is only said what would become of it.""")
    @APIResponseSchema(value = CommandView.class, responseCode = "202")
    @RequestBody(content = @Content(schema = @Schema(ref = "CommandWanted")))
    @Refuses({"bad-request", "no-such-incident", "no-such-device", "command-not-listed", "respond-off", "devices-unseen"})
    public RestResponse<Object> request(@RestQuery boolean dryRun, @Nullable String body) {
        Wanted wanted;
        try {
            wanted = json.readValue(body == null || body.isBlank() ? "{}" : body, Wanted.class);
        } catch (JsonProcessingException e) {
            return RespondProblem.bad("the body is JSON, e.g. " + EXAMPLE);
        }
        CommandType type = CommandType.named(String.valueOf(wanted.command())).orElse(null);
        boolean isWhole = wanted.incident() != null && RespondProblem.isText(wanted.device()) && RespondProblem.isText(wanted.reason());
        if (!isWhole || type == null || (wanted.until() != null && type != CommandType.BOOK)) {
            return RespondProblem.bad("incident, device, command and reason are needed, e.g. " + EXAMPLE + "; command is one of "
                    + Arrays.stream(CommandType.values()).map(CommandType::text).toList() + "; only book has until");
        }
        DeviceCommand command = commands.request(
                new IncidentId(wanted.incident()), wanted.device(), new Wish(type, wanted.until(), wanted.reason().strip()), name(),
                dryRun);
        return tagged(command, dryRun ? RestResponse.ResponseBuilder.create(202)
                : RestResponse.ResponseBuilder.<Object>create(202).location(URI.create(PATH + "/" + command.id())));
    }

    /** A second operator agrees. */
    @POST
    @Path("/{id}/agree")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.OPERATE)
    @Once
    @Operation(
            operationId = "agreeToCommand",
            summary = "Agree to a command that needs a second operator",
            description = "Whoever asked for it cannot. It is sent now, after another look at the device.")
    @APIResponseSchema(CommandView.class)
    @Refuses({"no-such-command", "command-not-waiting", "second-operator-needed", "stale"})
    public RestResponse<Object> agree(@RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return RespondProblem.known(id, Why.NO_SUCH_COMMAND, known -> isStale(known, ifMatch)
                ? Version.stale()
                : tagged(commands.agree(known, name()), RestResponse.ResponseBuilder.create(200)));
    }

    /** Somebody takes it back. */
    @POST
    @Path("/{id}/withdraw")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.OPERATE)
    @Once
    @Operation(operationId = "withdrawCommand", summary = "Take back a command that nobody has agreed to yet")
    @APIResponseSchema(CommandView.class)
    @Refuses({"no-such-command", "command-not-waiting", "stale"})
    public RestResponse<Object> withdraw(@RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return RespondProblem.known(id, Why.NO_SUCH_COMMAND, known -> isStale(known, ifMatch)
                ? Version.stale()
                : tagged(commands.withdraw(known, name()), RestResponse.ResponseBuilder.create(200)));
    }

    @ServerExceptionMapper
    RestResponse<Object> refused(Refusal refusal) {
        return RespondProblem.of(refusal);
    }

    private boolean isStale(UUID id, @Nullable String ifMatch) {
        return ifMatch != null && !Version.of(CommandView.of(find(id)), json).allows(ifMatch);
    }

    private DeviceCommand find(UUID id) {
        return commands.find(id).orElseThrow(() -> new Refusal(Why.NO_SUCH_COMMAND, "no command has this id"));
    }

    private RestResponse<Object> tagged(DeviceCommand command, RestResponse.ResponseBuilder<Object> answer) {
        CommandView view = CommandView.of(command);
        return Version.of(view, json).tagged(answer.entity(view));
    }

    private String name() {
        return who.getPrincipal().getName();
    }
}
