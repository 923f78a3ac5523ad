package dev.bellwether.api.stream;

import dev.bellwether.api.access.Role;
import dev.bellwether.api.document.Refuses;
import dev.bellwether.incident.Changes;
import dev.bellwether.incident.Changes.Change;
import dev.bellwether.incident.Changes.Position;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Incidents, told of while they change. */
@Tag(name = "incidents")
@Path("/api/v1/incidents/stream")
@Singleton
class IncidentStreamResource {

    private final Changes changes;
    private final StreamSettings settings;
    private final InstantSource clock;
    private final AtomicInteger open = new AtomicInteger();

    IncidentStreamResource(Changes changes, StreamSettings settings, InstantSource clock) {
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Each change, by whichever replica it was made, until the listener has enough.
     *
     * @param last the id of the last event that was heard; what changes from now on when absent
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed(Role.VIEW)
    @Operation(
            operationId = "streamIncidents",
            summary = "Each change of an incident, while it happens",
            description = "Server-sent events named incident, each with a ChangeView in JSON as its data; comments while nothing changes.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    @Refuses({"bad-request", "too-many-streams"})
    public Multi<OutboundSseEvent> listen(@RestHeader("Last-Event-ID") @Nullable String last, @Context Sse sse) {
        Position from = last == null || last.isBlank() ? null : EventId.read(last).orElseThrow(StreamProblems.NotOurs::new);
        if (open.incrementAndGet() > settings.most()) {
            open.decrementAndGet();
            throw new StreamProblems.TooMany();
        }
        Reading reading = new Reading(changes, from, settings.heartbeat(), clock.instant());
        return Multi.createBy()
                .repeating()
                .uni(() -> looked(reading))
                .withDelay(settings.interval())
                .indefinitely()
                .onItem()
                .transformToIterable(told -> events(told, sse))
                .onTermination()
                .invoke(open::decrementAndGet);
    }

    private Uni<Reading.Told> looked(Reading reading) {
        return Uni.createFrom()
                .item(() -> QuarkusTransaction.requiringNew().call(() -> reading.next(clock.instant())))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static List<OutboundSseEvent> events(Reading.Told told, Sse sse) {
        return told.isToBeat()
                ? List.of(sse.newEventBuilder().comment("here").build())
                : told.changes().stream().map(change -> event(change, sse)).toList();
    }

    private static OutboundSseEvent event(Change change, Sse sse) {
        return sse.newEventBuilder()
                .name("incident")
                .id(change.position().written())
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(ChangeView.class, ChangeView.of(change))
                .build();
    }
}
