package dev.bellwether.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.api.access.Role;
import dev.bellwether.api.document.Refuses;
import dev.bellwether.api.idempotency.Once;
import dev.bellwether.api.paging.Cursor;
import dev.bellwether.api.paging.Page;
import dev.bellwether.event.EventId;
import dev.bellwether.problem.Problem;
import dev.bellwether.receive.Calibration;
import dev.bellwether.receive.Release;
import dev.bellwether.receive.quarantine.Quarantine;
import dev.bellwether.receive.quarantine.Suspect;
import dev.bellwether.receive.verify.Fitting;
import dev.bellwether.receive.verify.Scheme;
import dev.bellwether.receive.verify.Seed;
import dev.bellwether.receive.verify.Verifier;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Deliveries that were not proven, and what becomes of them. */
@Tag(name = "quarantine")
@Produces(MediaType.APPLICATION_JSON)
@Path("/api/v1/quarantine")
class QuarantineResource {

    private static final int MOST = 1000;

    private final Quarantine quarantine;
    private final Release release;
    private final Verifier verifier;
    private final SecurityIdentity who;
    private final ObjectMapper json;

    QuarantineResource(
            Quarantine quarantine, Release release, Verifier verifier, SecurityIdentity who, ObjectMapper json) {
        this.quarantine = quarantine;
        this.release = release;
        this.verifier = verifier;
        this.who = who;
        this.json = json;
    }

    /**
     * The newest first.
     *
     * @param state  {@code waiting}, {@code released} or {@code discarded}; all when absent
     * @param before an id
     * @param cursor where to go on, from the answer before
     * @param limit  1 to 1000
     */
    @GET
    @RolesAllowed(Role.VIEW)
    @Transactional
    @Operation(operationId = "listQuarantine", summary = "What was not proven, the newest first")
    @APIResponseSchema(SuspectView[].class)
    @Refuses("bad-request")
    public RestResponse<Object> list(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String before,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") int limit,
            @Context UriInfo asked) {
        Optional<Suspect.State> wanted = Arrays.stream(Suspect.State.values())
                .filter(known -> known.name().equalsIgnoreCase(state))
                .findFirst();
        Optional<Long> id = cursor != null
                ? Cursor.of(cursor).flatMap(after -> id(after.position()))
                : before != null ? id(before) : Optional.of(Long.MAX_VALUE);
        if (state != null && wanted.isEmpty() || id.isEmpty() || limit < 1 || limit > MOST) {
            return bad("state is waiting, released or discarded; before is an id; cursor is what the Link of an answer has;"
                    + " limit is 1 to " + MOST);
        }
        List<Suspect> found = quarantine.list(wanted.orElse(null), id.get(), limit + 1);
        return Page.of(found, limit, it -> Long.toString(it.id())).map(SuspectView::of).answer(asked);
    }

    /** One, with its body. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEW)
    @Transactional
    @Operation(operationId = "showSuspect", summary = "A delivery that was not proven, with its body")
    @APIResponseSchema(SuspectView.class)
    @Refuses("no-such-delivery")
    public RestResponse<Object> show(@RestPath String id) {
        return id(id).flatMap(quarantine::find)
                .<RestResponse<Object>>map(found -> RestResponse.ok(SuspectView.whole(found)))
                .orElseGet(QuarantineResource::unknown);
    }

    /** Which schemes fit it, with the seeds that are set or with one that is sent: that one is forgotten at once. */
    @POST
    @Path("/{id}/try")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.OPERATE)
    @Transactional
    @Operation(
            operationId = "trySchemes",
            summary = "Which schemes fit a delivery",
            description = "With the seeds that are set, or with one that is sent and forgotten at once.")
    @APIResponseSchema(FitsView.class)
    @RequestBodySchema(Wish.class)
    @Refuses({"bad-request", "no-such-delivery", "bad-scheme"})
    public RestResponse<Object> tryOn(@RestPath String id, @Nullable String body) {
        return asked(body, Wish.class, new Wish(null, null), wish -> {
            Optional<Suspect> found = id(id).flatMap(quarantine::find);
            return found.isEmpty() ? unknown() : tried(found.get(), wish);
        });
    }

    private RestResponse<Object> tried(Suspect suspect, Wish wish) {
        boolean given = wish.seed() != null && !wish.seed().isBlank();
        List<Seed> seeds = given ? List.of(new Seed(wish.seed().strip())) : verifier.seeds();
        try {
            List<Scheme> schemes = wish.scheme() == null ? Fitting.catalogue() : List.of(Scheme.parse(wish.scheme()));
            Calibration.Result result = Calibration.of(suspect.body(), schemes, seeds);
            return RestResponse.ok(FitsView.of(result, schemes.size(), seeds.size(), given));
        } catch (IllegalArgumentException e) {
            return Problems.answer(
                    Problem.of("bad-scheme", "The scheme cannot be used", 422, "nothing was tried"),
                    List.of(String.valueOf(e.getMessage())));
        }
    }

    /** Processes it as if it had been proven, as of when it came: somebody vouches for it, and says why. */
    @POST
    @Path("/{id}/release")
    @Once
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.OPERATE)
    @Transactional
    @Operation(
            operationId = "releaseSuspect",
            summary = "Vouch for a delivery",
            description = "It is processed as of when it came.")
    @APIResponseSchema(Receipt.class)
    @RequestBodySchema(Said.class)
    @Refuses({"bad-request", "no-such-delivery", "already-decided", "not-releasable", "unavailable"})
    public RestResponse<Object> release(@RestPath String id, @Nullable String body) {
        return decided(id, body, true, (suspect, comment) -> {
            Release.Outcome outcome = release.of(suspect.body(), suspect.receivedAt());
            if (outcome instanceof Release.Released released) {
                Suspect now = quarantine.decide(suspect.id(), Suspect.State.RELEASED, name(), comment);
                return RestResponse.ok(new Receipt(
                        SuspectView.of(now), released.ids().stream().map(EventId::value).toList()));
            } else if (outcome instanceof Release.Impossible impossible) {
                return Problems.answer(Problem.of("not-releasable", "It cannot be processed", 422, impossible.why()));
            }
            return Problems.answer(
                    Problem.of("unavailable", "Cannot take it now", 503, "it could not be made safe; it waits on"));
        });
    }

    /** It is worth nothing; its body is forgotten. */
    @POST
    @Path("/{id}/discard")
    @Once
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.OPERATE)
    @Transactional
    @Operation(operationId = "discardSuspect", summary = "Forget the body of a delivery")
    @APIResponseSchema(SuspectView.class)
    @RequestBodySchema(Said.class)
    @Refuses({"bad-request", "no-such-delivery", "already-decided"})
    public RestResponse<Object> discard(@RestPath String id, @Nullable String body) {
        return decided(id, body, false, (suspect, comment) -> RestResponse.ok(
                SuspectView.of(quarantine.decide(suspect.id(), Suspect.State.DISCARDED, name(), comment))));
    }

    /**
     * What is to be tried.
     *
     * @param scheme one scheme; the whole catalogue when absent
     * @param seed   a seed; those that are set when absent
     */
    @Schema(name = "SchemeTrial")
    record Wish(@Nullable String scheme, @Nullable String seed) {

        @Override
        public String toString() {
            return "Wish[" + scheme + "]"; // a seed is never printed
        }
    }

    /**
     * What is said about it.
     *
     * @param comment why
     */
    @Schema(name = "SuspectWord")
    record Said(@Nullable String comment) {}

    /**
     * What was released.
     *
     * @param delivery as it stands now
     * @param ids      of its events
     */
    @Schema(name = "ReleasedSuspect")
    record Receipt(SuspectView delivery, List<String> ids) {}

    private interface Decision {
        RestResponse<Object> about(Suspect suspect, String comment);
    }

    private RestResponse<Object> decided(String id, @Nullable String body, boolean needsWhy, Decision decision) {
        return asked(body, Said.class, new Said(null), said -> {
            String comment = said.comment() == null ? "" : said.comment().strip();
            if (needsWhy && comment.isEmpty()) {
                return bad("comment is missing: why do you vouch for it?");
            }
            Optional<Suspect> found = id(id).flatMap(quarantine::lock);
            if (found.isEmpty()) {
                return unknown();
            }
            return found.get().state() == Suspect.State.WAITING
                    ? decision.about(found.get(), comment)
                    : Problems.answer(Problem.of(
                            "already-decided", "Somebody has decided already", 409, "only one that waits can be released or discarded"));
        });
    }

    /** Whatever a client calls the body: it is JSON, or nothing at all. What was sent is never repeated: it may hold a seed. */
    private <T> RestResponse<Object> asked(
            @Nullable String body, Class<T> type, T nothing, Function<T, RestResponse<Object>> then) {
        T asked;
        try {
            asked = body == null || body.isBlank() ? nothing : json.readValue(body, type);
        } catch (JsonProcessingException e) {
            return bad("the body is JSON, or empty");
        }
        return asked == null ? bad("the body is JSON, or empty") : then.apply(asked);
    }

    private static Optional<Long> id(String written) {
        try {
            return Optional.of(Long.parseLong(written));
        } catch (NumberFormatException nobodysId) {
            return Optional.empty();
        }
    }

    private String name() {
        return who.getPrincipal().getName();
    }

    private static RestResponse<Object> unknown() {
        return Problems.answer(Problem.of(
                "no-such-delivery", "No such delivery", 404, "none in the quarantine has this id; the oldest are forgotten"));
    }

    private static RestResponse<Object> bad(String detail) {
        return Problems.answer(Problems.badRequest(detail));
    }
}
