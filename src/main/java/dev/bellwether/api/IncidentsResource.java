package dev.bellwether.api;

import dev.bellwether.api.access.Role;
import dev.bellwether.api.document.Refuses;
import dev.bellwether.api.paging.Cursor;
import dev.bellwether.api.paging.Page;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Incidents.Position;
import dev.bellwether.incident.Incidents.Search;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.wire.IncidentView;
import dev.bellwether.notify.Ledger;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Incidents, to look at. */
@Tag(name = "incidents")
@Produces(MediaType.APPLICATION_JSON)
@Path(IncidentsResource.PATH)
class IncidentsResource {

    static final String PATH = "/api/v1/incidents";

    private static final int MOST = 1000;

    private final Incidents incidents;
    private final WholeIncidents whole;
    private final Ledger ledger;

    IncidentsResource(Incidents incidents, WholeIncidents whole, Ledger ledger) {
        this.incidents = incidents;
        this.whole = whole;
        this.ledger = ledger;
    }

    /**
     * The newest first.
     *
     * @param state    one or several of {@code suspected, open, acknowledged, resolved}; all when absent
     * @param kind     one or several of {@link Kind}, in lower case; all when absent
     * @param severity one or several of {@code critical, warning, info}; all when absent
     * @param location the location's id
     * @param before   RFC 3339
     * @param cursor   where to go on, from the answer before
     * @param limit    1 to 1000
     */
    @GET
    @RolesAllowed(Role.VIEW)
    @Transactional
    @Operation(operationId = "listIncidents", summary = "Incidents, the newest first")
    @APIResponseSchema(IncidentView[].class)
    @Refuses("bad-request")
    public RestResponse<Object> list(
            @RestQuery List<String> state,
            @RestQuery List<String> kind,
            @RestQuery List<String> severity,
            @RestQuery @Nullable String location,
            @RestQuery @Nullable String before,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") int limit,
            @Context UriInfo asked) {
        List<String> states = state.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
        if (!IncidentView.STATES.containsAll(states) || limit < 1 || limit > MOST) {
            return bad("state is one of suspected, open, acknowledged, resolved; limit is 1 to " + MOST);
        }
        try {
            List<Incident> found = incidents.search(new Search(
                    states,
                    constants(Kind.class, kind),
                    constants(Severity.class, severity),
                    location,
                    before == null ? null : Instant.parse(before),
                    cursor == null ? null : position(cursor),
                    limit + 1));
            return Page.of(found, limit, it -> it.facts().openedAt() + " " + it.id()).map(IncidentView::of).answer(asked);
        } catch (DateTimeException e) {
            return bad("before is a time as RFC 3339 writes it, e.g. 2026-03-01T10:00:00Z");
        } catch (IllegalArgumentException e) {
            return bad("kind, severity or cursor is none: severity is one of critical, warning, info, kind one of "
                    + Arrays.stream(Kind.values()).map(it -> it.name().toLowerCase(Locale.ROOT)).toList()
                    + ", and cursor is what the Link of an answer has");
        }
    }

    /** One, with everything that happened to it; its {@code ETag} is what a change may ask for by {@code If-Match}. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEW)
    @Transactional
    @Operation(operationId = "showIncident", summary = "An incident, with all that happened to it")
    @APIResponseSchema(IncidentView.class)
    @Refuses("no-such-incident")
    public RestResponse<Object> show(
            @RestPath String id, @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return IncidentProblem.known(id, incident -> whole.show(incident, ifNoneMatch));
    }

    /** Who was told of it, attempt by attempt. */
    @GET
    @Path("/{id}/notifications")
    @RolesAllowed(Role.VIEW)
    @Transactional
    @Operation(operationId = "showIncidentNotifications", summary = "Who was told of an incident, attempt by attempt")
    @APIResponseSchema(LedgerView.class)
    @Refuses("no-such-incident")
    public RestResponse<Object> notifications(@RestPath String id) {
        return IncidentProblem.known(id, incident -> incidents.find(incident)
                .<RestResponse<Object>>map(found -> RestResponse.ok(LedgerView.of(incident, ledger)))
                .orElseGet(IncidentProblem::unknown));
    }

    private static <E extends Enum<E>> List<E> constants(Class<E> type, List<String> words) {
        return words.stream().map(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT))).toList();
    }

    private static Position position(String cursor) {
        String[] parts = Cursor.of(cursor).map(Cursor::position).orElse("").split(" ");
        if (parts.length != 2) {
            throw new IllegalArgumentException("no cursor of ours");
        }
        return new Position(Instant.parse(parts[0]), new IncidentId(UUID.fromString(parts[1])));
    }

    private static RestResponse<Object> bad(String detail) {
        return Problems.answer(Problems.badRequest(detail));
    }
}
