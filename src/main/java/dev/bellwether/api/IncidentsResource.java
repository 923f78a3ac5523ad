package dev.bellwether.api;

import dev.bellwether.api.access.Role;
import dev.bellwether.api.document.Refuses;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Incidents.Search;
import dev.bellwether.notify.Ledger;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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
    private final Ledger ledger;

    IncidentsResource(Incidents incidents, Ledger ledger) {
        this.incidents = incidents;
        this.ledger = ledger;
    }

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
    @Operation(operationId = "listIncidents", summary = "Incidents, the newest first")
    @APIResponseSchema(IncidentView[].class)
    @Refuses("bad-request")
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
    @Operation(operationId = "showIncident", summary = "An incident, with all that happened to it")
    @APIResponseSchema(IncidentView.class)
    @Refuses("no-such-incident")
    public RestResponse<Object> show(@RestPath String id) {
        return found(id, it -> IncidentView.whole(
                it, incidents.timeline(it.id()), incidents.impact(it.id()).orElse(null)));
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
        return found(id, it -> LedgerView.of(it.id(), ledger));
    }

    private RestResponse<Object> found(String id, Function<Incident, Object> answer) {
        return IncidentProblem.known(id, incident -> incidents.find(incident)
                .<RestResponse<Object>>map(found -> RestResponse.ok(answer.apply(found)))
                .orElseGet(IncidentProblem::unknown));
    }

    private static RestResponse<Object> bad(String detail) {
        return Problems.answer(Problems.badRequest(detail));
    }
}
