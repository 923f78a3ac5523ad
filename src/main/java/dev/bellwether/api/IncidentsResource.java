package dev.bellwether.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.api.access.Role;
import dev.bellwether.consume.OnCall;
import dev.bellwether.consume.OnCall.Answer;
import dev.bellwether.consume.OnCall.Word;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Incidents.Search;
import dev.bellwether.notify.Ledger;
import dev.bellwether.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Incidents, and what people on call say about them. */
@Path("/api/v1/incidents")
class IncidentsResource {

    private static final int MOST = 1000;

    private final Incidents incidents;
    private final OnCall onCall;
    private final Ledger ledger;
    private final SecurityIdentity identity;
    private final ObjectMapper json;
    private final InstantSource clock;

    IncidentsResource(
            Incidents incidents,
            OnCall onCall,
            Ledger ledger,
            SecurityIdentity identity,
            ObjectMapper json,
            InstantSource clock) {
        this.incidents = incidents;
        this.onCall = onCall;
        this.ledger = ledger;
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
    record Said(@Nullable String comment, @Nullable Instant until) {}

    /**
     * The newest first. For the next page ask for what opened before the last one's {@code openedAt}.
     *
     * @param state    one or several of {@code suspected, open, acknowledged, resolved}; all when absent
     * @param location the location's id
     * @param before   RFC 3339
     * @param limit    1 to 1000
     */
    @GET
    @RolesAllowed(Role.VIEW)
    @Transactional
    public RestResponse<Object> list(
            @RestQuery List<String> state,
            @RestQuery @Nullable String location,
            @RestQuery @Nullable String before,
            @RestQuery @DefaultValue("100") int limit) {
        List<String> states = state.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
        if (!IncidentView.STATES.containsAll(states) || limit < 1 || limit > MOST) {
            return bad("state is one of suspected, open, acknowledged, resolved; limit is 1 to " + MOST);
        }
        try {
            Instant until = before == null ? null : Instant.parse(before);
            return RestResponse.ok(incidents.search(new Search(states, location, until, limit)).stream()
                    .map(IncidentView::of)
                    .toList());
        } catch (DateTimeException e) {
            return bad("before is a time as RFC 3339 writes it, e.g. 2026-03-01T10:00:00Z");
        }
    }

    /** One, with everything that happened to it. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEW)
    @Transactional
    public RestResponse<Object> show(@RestPath String id) {
        return found(id, it -> IncidentView.whole(
                it, incidents.timeline(it.id()), incidents.impact(it.id()).orElse(null)));
    }

    /** Who was told of it, attempt by attempt. */
    @GET
    @Path("/{id}/notifications")
    @RolesAllowed(Role.VIEW)
    @Transactional
    public RestResponse<Object> notifications(@RestPath String id) {
        return found(id, it -> LedgerView.of(it.id(), ledger));
    }

    /** Somebody takes care. */
    @POST
    @Path("/{id}/acknowledge")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.OPERATE)
    public RestResponse<Object> acknowledge(@RestPath String id, @Nullable String body) {
        return said(id, body, (incident, said) -> answer(onCall.acknowledge(incident, word(said), null)));
    }

    /** Somebody wants to hear of it again later. */
    @POST
    @Path("/{id}/snooze")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.OPERATE)
    public RestResponse<Object> snooze(@RestPath String id, @Nullable String body) {
        return said(id, body, (incident, said) -> said.until() == null || !said.until().isAfter(clock.instant())
                ? bad("until is missing or not in the future")
                : answer(onCall.acknowledge(incident, word(said), said.until())));
    }

    /** Somebody says that it is over. */
    @POST
    @Path("/{id}/resolve")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.OPERATE)
    public RestResponse<Object> resolve(@RestPath String id, @Nullable String body) {
        return said(id, body, (incident, said) -> answer(onCall.resolve(incident, word(said))));
    }

    /** Somebody has something to add. */
    @POST
    @Path("/{id}/comment")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.OPERATE)
    public RestResponse<Object> comment(@RestPath String id, @Nullable String body) {
        return said(id, body, (incident, said) -> said.comment() == null || said.comment().isBlank()
                ? bad("comment is missing")
                : answer(onCall.comment(incident, word(said))));
    }

    /** Whatever a client calls the body: it is JSON, or nothing at all. */
    private RestResponse<Object> said(
            String id, @Nullable String body, BiFunction<IncidentId, Said, RestResponse<Object>> then) {
        try {
            Said said = body == null || body.isBlank() ? new Said(null, null) : json.readValue(body, Said.class);
            return known(id, incident -> then.apply(incident, said));
        } catch (JsonProcessingException e) {
            return bad("the body is JSON with comment, and until as RFC 3339 writes a time");
        }
    }

    private Word word(Said said) {
        return new Word(identity.getPrincipal().getName(), said.comment());
    }

    private RestResponse<Object> found(String id, Function<Incident, Object> answer) {
        return known(id, incident -> incidents.find(incident)
                .<RestResponse<Object>>map(found -> RestResponse.ok(answer.apply(found)))
                .orElseGet(IncidentsResource::unknown));
    }

    private static RestResponse<Object> known(String id, Function<IncidentId, RestResponse<Object>> then) {
        try {
            return then.apply(new IncidentId(UUID.fromString(id)));
        } catch (IllegalArgumentException noId) {
            return unknown();
        }
    }

    private static RestResponse<Object> answer(Answer answer) {
        if (answer instanceof Answer.Taken taken) {
            Incident now = taken.incident();
            return RestResponse.ok(IncidentView.of(now));
        }
        return answer instanceof Answer.Over
                ? Problems.answer(Problem.of(
                        "incident-over", "The incident is over", 409, "only an incident that goes on can be taken on or closed"))
                : unknown();
    }

    private static RestResponse<Object> unknown() {
        return Problems.answer(Problem.of("no-such-incident", "No such incident", 404, "no incident has this id"));
    }

    private static RestResponse<Object> bad(String detail) {
        return Problems.answer(Problems.badRequest(detail));
    }
}
