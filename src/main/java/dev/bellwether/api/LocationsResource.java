package dev.bellwether.api;

import dev.bellwether.api.access.Role;
import dev.bellwether.api.document.Refuses;
import dev.bellwether.api.paging.Cursor;
import dev.bellwether.api.paging.Page;
import dev.bellwether.event.Connectivity;
import dev.bellwether.incident.Place;
import dev.bellwether.locate.Devices;
import dev.bellwether.locate.Devices.Answer;
import dev.bellwether.locate.Directory;
import dev.bellwether.problem.Problem;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Locations as they were last known, and their devices. */
@Tag(name = "locations")
@Produces(MediaType.APPLICATION_JSON)
@Path("/api/v1/locations")
@Blocking
class LocationsResource {

    private static final int MOST = 1000;

    private final Directory directory;
    private final Devices devices;

    LocationsResource(Directory directory, Devices devices) {
        this.directory = directory;
        this.devices = devices;
    }

    /**
     * By their ids.
     *
     * @param connectivity one or several of {@code online, partially_online, offline, unknown}; all when absent
     * @param q            what id, code, label, name or address hold; all when absent
     * @param cursor       where to go on, from the answer before
     * @param limit        1 to 1000
     */
    @GET
    @RolesAllowed(Role.VIEW)
    @Operation(
            operationId = "listLocations",
            summary = "Locations as they were last known, by id",
            description = "Each with when Bikeep was asked; one that it leaves out stays, at its age.")
    @APIResponseSchema(LocationView[].class)
    @Refuses("bad-request")
    public RestResponse<Object> list(
            @RestQuery List<String> connectivity,
            @RestQuery @Nullable String q,
            @RestQuery @DefaultValue("") String cursor,
            @RestQuery @DefaultValue("100") int limit,
            @Context UriInfo asked) {
        List<String> wanted = connectivity.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
        Optional<Cursor> after = Cursor.of(cursor);
        boolean known = Arrays.stream(Connectivity.values()).map(Enum::name).toList().containsAll(wanted);
        if (!known || after.isEmpty() || limit < 1 || limit > MOST) {
            return Problems.answer(Problems.badRequest(
                    "connectivity is one of online, partially_online, offline, unknown; cursor is what the Link of an answer has;"
                            + " limit is 1 to " + MOST));
        }
        List<Place> found = directory.all().stream()
                .filter(place -> place.id().compareTo(after.get().position()) > 0)
                .filter(place -> wanted.isEmpty() || wanted.contains(place.connectivity().name()))
                .filter(holds(q))
                .sorted(Comparator.comparing(Place::id))
                .limit(limit + 1L)
                .toList();
        return Page.of(found, limit, Place::id).map(LocationView::of).answer(asked);
    }

    /** One. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEW)
    @Operation(operationId = "showLocation", summary = "A location as it was last known")
    @APIResponseSchema(LocationView.class)
    @Refuses("no-such-location")
    public RestResponse<Object> show(@RestPath String id) {
        return directory.find(id)
                .<RestResponse<Object>>map(place -> RestResponse.ok(LocationView.of(place)))
                .orElseGet(LocationsResource::unknown);
    }

    /** Its devices, as Bikeep tells them now. */
    @GET
    @Path("/{id}/devices")
    @RolesAllowed(Role.VIEW)
    @Operation(
            operationId = "listDevices",
            summary = "The devices of a location, as Bikeep tells them now",
            description = "Asked for within the calls a minute that Bikeep gets (BELLWETHER_DIRECTORY_CALLS_PER_MINUTE).")
    @APIResponseSchema(DevicesView.class)
    @Refuses({"no-such-location", "devices-unseen"})
    public RestResponse<Object> devices(@RestPath String id) {
        Answer answer = devices.at(id);
        if (answer instanceof Answer.Seen seen) {
            return RestResponse.ok(DevicesView.of(seen));
        } else if (answer instanceof Answer.Unseen unseen) {
            return Problems.answer(Problem.of("devices-unseen", "The devices cannot be read now", 503, unseen.why()));
        }
        return unknown();
    }

    private static Predicate<Place> holds(@Nullable String q) {
        String part = q == null ? "" : q.toLowerCase(Locale.ROOT);
        return place -> Arrays.asList(place.id(), place.code(), place.label(), place.name(), place.address()).stream()
                .anyMatch(text -> text != null && text.toLowerCase(Locale.ROOT).contains(part));
    }

    private static RestResponse<Object> unknown() {
        return Problems.answer(
                Problem.of("no-such-location", "No such location", 404, "neither a poll nor a look has shown one with this id"));
    }
}
