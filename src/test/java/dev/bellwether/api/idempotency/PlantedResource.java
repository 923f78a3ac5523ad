package dev.bellwether.api.idempotency;

import dev.bellwether.api.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** A call that fails by our own fault every other time. */
@Path("/planted/once")
class PlantedResource {

    private static final AtomicInteger CALLS = new AtomicInteger();

    @POST
    @Once
    @RolesAllowed(Role.OPERATE)
    @Operation(hidden = true)
    public RestResponse<Object> call() {
        int call = CALLS.incrementAndGet();
        if (call % 2 == 1) {
            throw new IllegalStateException("planted");
        }
        return RestResponse.ok(call);
    }
}
