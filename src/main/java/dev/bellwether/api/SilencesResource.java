package dev.bellwether.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.api.access.Role;
import dev.bellwether.api.document.Refuses;
import dev.bellwether.api.idempotency.Once;
import dev.bellwether.api.paging.Cursor;
import dev.bellwether.api.paging.Page;
import dev.bellwether.decide.Silence;
import dev.bellwether.decide.SilenceId;
import dev.bellwether.decide.Silences;
import dev.bellwether.decide.file.BadRules;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
import org.jspecify.annotations.Nullable;

/** What is not told for a while. */
@Tag(name = "silences")
@Produces(MediaType.APPLICATION_JSON)
@Path(SilencesResource.PATH)
class SilencesResource {

    static final String PATH = "/api/v1/silences";

    private static final int MOST = 1000;

    private final Silences silences;
    private final SecurityIdentity who;
    private final ObjectMapper json;
    private final InstantSource clock;

    SilencesResource(Silences silences, SecurityIdentity who, ObjectMapper json, InstantSource clock) {
        this.silences = silences;
        this.who = who;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Those that are kept, the newest first.
     *
     * @param state  {@code pending}, {@code active} or {@code expired}; all when absent
     * @param cursor where to go on, from the answer before
     * @param limit  1 to 1000
     */
    @GET
    @Transactional
    @RolesAllowed(Role.VIEW)
    @Operation(
            operationId = "listSilences",
            summary = "Silences, the newest first",
            description = "Until 30 days after their end.")
    @APIResponseSchema(SilenceView[].class)
    @Refuses("bad-request")
    public RestResponse<Object> list(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("1000") int limit,
            @Context UriInfo asked) {
        Optional<Silence.State> wanted = Arrays.stream(Silence.State.values())
                .filter(known -> known.written().equalsIgnoreCase(state))
                .findFirst();
        if (state != null && wanted.isEmpty()) {
            return SilenceProblem.badState(state);
        }
        Optional<String> after = cursor == null ? Optional.of("") : Cursor.of(cursor).map(Cursor::position);
        if (after.isEmpty() || limit < 1 || limit > MOST) {
            return Problems.answer(
                    Problems.badRequest("cursor is what the Link of an answer has; limit is 1 to " + MOST));
        }
        Instant now = now();
        // there are few: a page is cut from all of them
        List<Silence> found = silences.list(wanted.orElse(null), now).stream()
                .filter(silence -> after.get().isEmpty() || position(silence).compareTo(after.get()) < 0)
                .sorted(Comparator.comparing(SilencesResource::position).reversed())
                .limit(limit + 1L)
                .toList();
        return Page.of(found, limit, SilencesResource::position)
                .map(silence -> SilenceView.of(silence, now))
                .answer(asked);
    }

    /** One of them. */
    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Role.VIEW)
    @Operation(operationId = "showSilence", summary = "A silence")
    @APIResponseSchema(SilenceView.class)
    @Refuses("no-such-silence")
    public RestResponse<Object> show(
            @RestPath String id, @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return known(id)
                .map(silence -> SilenceView.of(silence, now()))
                .map(view -> Version.of(view, json).answer(view, ifNoneMatch))
                .orElseGet(SilenceProblem::unknown);
    }

    /** Begins one. What is sent twice in the same moment is one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @RolesAllowed(Role.OPERATE)
    @Once
    @Operation(
            operationId = "createSilence",
            summary = "Keep alerts from being told for a while",
            description = "What still goes on at its end is told then, once.")
    @APIResponseSchema(value = SilenceView.class, responseCode = "201")
    @RequestBody(content = @Content(schema = @Schema(ref = "SilenceWanted")))
    @Refuses({"bad-request", "bad-silence"})
    public RestResponse<Object> create(@Nullable String body) {
        Instant now = now();
        try {
            Silence silence = new SilenceReader(json.readTree(body == null ? "" : body), now).read(name());
            silences.save(silence);
            SilenceView view = SilenceView.of(silence, now);
            return Version.of(view, json).tagged(RestResponse.ResponseBuilder.<Object>created(
                    URI.create(PATH + "/" + silence.id())).entity(view));
        } catch (JsonProcessingException e) {
            return SilenceProblem.notJson(e);
        } catch (BadRules e) {
            return SilenceProblem.bad(e.mistakes());
        }
    }

    /** Ends one that runs or has not begun. */
    @POST
    @Path("/{id}/expire")
    @Consumes(MediaType.WILDCARD)
    @Transactional
    @RolesAllowed(Role.OPERATE)
    @Once
    @Operation(operationId = "expireSilence", summary = "End a silence before its time")
    @APIResponseSchema(SilenceView.class)
    @Refuses({"no-such-silence", "silence-over", "stale"})
    public RestResponse<Object> expire(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Instant now = now();
        if (ifMatch != null && isStale(id, ifMatch, now)) {
            return Version.stale();
        }
        return id(id).flatMap(known -> silences.end(known, now, name()))
                .map(ended -> SilenceView.of(ended, now))
                .map(view -> Version.of(view, json).tagged(RestResponse.ResponseBuilder.ok(view)))
                .orElseGet(() -> known(id).map(SilenceProblem::over).orElseGet(SilenceProblem::unknown));
    }

    /** In a transaction of its own: what it read must not be what the change goes by. Of two who end it then, one does all the same. */
    private boolean isStale(String id, String ifMatch, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> known(id))
                .map(silence -> Version.of(SilenceView.of(silence, now), json))
                .filter(version -> !version.allows(ifMatch))
                .isPresent();
    }

    /** Sorts as text: a time in milliseconds has always as many digits. */
    private static String position(Silence silence) {
        return silence.createdAt().toEpochMilli() + " " + silence.id();
    }

    private Optional<Silence> known(String id) {
        return id(id).flatMap(silences::find);
    }

    private static Optional<SilenceId> id(String written) {
        try {
            return Optional.of(new SilenceId(UUID.fromString(written)));
        } catch (IllegalArgumentException nobodysId) {
            return Optional.empty();
        }
    }

    private String name() {
        return who.getPrincipal().getName();
    }

    /** No finer than the database keeps it, so that one answer says the same as the next. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
