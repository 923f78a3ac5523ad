package dev.bellwether.api;

import dev.bellwether.api.access.Role;
import dev.bellwether.api.document.Refuses;
import dev.bellwether.api.paging.Cursor;
import dev.bellwether.api.paging.Page;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.notify.Ledger;
import dev.bellwether.notify.Ledger.Entry;
import dev.bellwether.notify.Ledger.Search;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What people are told, whichever incident it is about. */
@Tag(name = "notifications")
@Produces(MediaType.APPLICATION_JSON)
@Path("/api/v1/notifications")
class NotificationsResource {

    private static final int MOST = 1000;

    private final Ledger ledger;

    NotificationsResource(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * The newest first.
     *
     * @param state    one or several of {@code pending, sent, failed, cancelled}; all when absent
     * @param receiver for whom; all when absent
     * @param channel  by which channel, e.g. {@code slack}; all when absent
     * @param incident about which incident; all when absent
     * @param cursor   where to go on, from the answer before
     * @param limit    1 to 1000
     */
    @GET
    @RolesAllowed(Role.VIEW)
    @Transactional
    @Operation(
            operationId = "listNotifications",
            summary = "Messages to people, the newest first",
            description = "Those that wait as well as those that are sent, failed or were not needed any more.")
    @APIResponseSchema(NotificationView[].class)
    @Refuses("bad-request")
    public RestResponse<Object> list(
            @RestQuery List<String> state,
            @RestQuery @Nullable String receiver,
            @RestQuery @Nullable String channel,
            @RestQuery @Nullable String incident,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") int limit,
            @Context UriInfo asked) {
        List<String> states = state.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        if (!Ledger.STATES.containsAll(states) || limit < 1 || limit > MOST) {
            return bad();
        }
        try {
            IncidentId about = incident == null ? null : new IncidentId(UUID.fromString(incident));
            long before = cursor == null ? Long.MAX_VALUE : before(cursor);
            List<Entry> found = ledger.search(new Search(states, receiver, channel, about, before, limit + 1));
            return Page.of(found, limit, entry -> Long.toString(entry.id())).map(NotificationView::of).answer(asked);
        } catch (IllegalArgumentException nobodysId) {
            return bad();
        }
    }

    private static long before(String cursor) {
        return Long.parseLong(Cursor.of(cursor).map(Cursor::position).orElse(""));
    }

    private static RestResponse<Object> bad() {
        return Problems.answer(Problems.badRequest("state is one of " + String.join(", ", Ledger.STATES)
                + "; incident is an id; cursor is what the Link of an answer has; limit is 1 to " + MOST));
    }
}
