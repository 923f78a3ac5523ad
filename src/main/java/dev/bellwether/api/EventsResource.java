package dev.bellwether.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.api.access.Role;
import dev.bellwether.api.document.Refuses;
import dev.bellwether.consume.inbox.Effect;
import dev.bellwether.consume.inbox.Inbox;
import dev.bellwether.consume.inbox.Passage;
import dev.bellwether.event.EventId;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Incidents;
import dev.bellwether.notify.Ledger;
import dev.bellwether.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What became of an accepted webhook: by the ids that its sender was answered. */
@Tag(name = "events")
@Produces(MediaType.APPLICATION_JSON)
@Path("/api/v1/events")
class EventsResource {

    private static final Pattern ID = Pattern.compile("\\p{XDigit}+");

    private final Inbox inbox;
    private final Incidents incidents;
    private final Ledger ledger;
    private final ObjectMapper json;

    EventsResource(Inbox inbox, Incidents incidents, Ledger ledger, ObjectMapper json) {
        this.inbox = inbox;
        this.incidents = incidents;
        this.ledger = ledger;
        this.json = json;
    }

    /** Where it is on Kafka, what was decided, of which incident it is, and who was told of that, attempt by attempt. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEW)
    @Transactional
    @Operation(
            operationId = "showEvent",
            summary = "What became of an event, by the id its sender got",
            description = "Where it is on Kafka, what was decided and why, of which incident it is, and who was told of that.")
    @APIResponseSchema(PassageView.class)
    @Refuses("no-such-event")
    public RestResponse<Object> show(@RestPath String id) {
        return ID.matcher(id).matches()
                ? inbox.passage(new EventId(id))
                        .<RestResponse<Object>>map(passage -> RestResponse.ok(view(passage)))
                        .orElseGet(EventsResource::unknown)
                : unknown();
    }

    private static RestResponse<Object> unknown() {
        return Problems.answer(Problem.of(
                "no-such-event", "No such event", 404,
                "no event of this id was processed: it was not accepted, waits on Kafka still, is among the dead letters, or"
                        + " was forgotten (BELLWETHER_INBOX_KEEP)"));
    }

    private PassageView view(Passage passage) {
        Effect effect = passage.effect();
        IncidentId incident = effect == null ? null : effect.incident();
        return PassageView.of(
                passage,
                json,
                incident == null ? null : incidents.find(incident).orElse(null),
                incident == null ? null : LedgerView.of(incident, ledger));
    }
}
