package dev.bellwether.api;

import dev.bellwether.api.access.Role;
import dev.bellwether.api.document.Refuses;
import dev.bellwether.api.idempotency.Once;
import dev.bellwether.notify.Roster;
import dev.bellwether.notify.Trials;
import dev.bellwether.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Who can be told, and whether they can be reached. */
@Tag(name = "receivers")
@Produces(MediaType.APPLICATION_JSON)
@Path("/api/v1/receivers")
@Blocking
class ReceiversResource {

    private final Roster roster;
    private final Trials trials;
    private final SecurityIdentity identity;

    ReceiversResource(Roster roster, Trials trials, SecurityIdentity identity) {
        this.roster = roster;
        this.trials = trials;
        this.identity = identity;
    }

    /** The receivers of the rules in force, each with its ways and how these fare. */
    @GET
    @RolesAllowed(Role.VIEW)
    @Transactional
    @Operation(operationId = "listReceivers", summary = "Who can be told, and whether they can be reached")
    @APIResponseSchema(ReceiverView[].class)
    public List<ReceiverView> list() {
        return roster.all().stream().map(ReceiverView::of).toList();
    }

    /**
     * Tells a receiver a marked test by each of its ways, as it is told of incidents, and answers what each far side said.
     * What arrives where nothing could before lets go what waits there.
     */
    @POST
    @Path("/{name}/test")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.OPERATE)
    @Once
    @Operation(
            operationId = "testReceiver",
            summary = "Tell a receiver a marked test",
            description = "By each of its ways, as it is told of incidents. What arrives where nothing could before lets go what waits there.")
    @APIResponseSchema(TrialView.class)
    @Refuses("no-such-receiver")
    public RestResponse<Object> test(@RestPath String name) {
        return trials.run(name, identity.getPrincipal().getName())
                .<RestResponse<Object>>map(trials -> RestResponse.ok(TrialView.of(name, trials)))
                .orElseGet(() -> Problems.answer(Problem.of(
                        "no-such-receiver", "No such receiver", 404, "the rules in force have no receiver of this name")));
    }
}
