package dev.bellwether.bikeep;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The calls, as they go over the wire. */
@Path("/")
@RegisterRestClient(configKey = "bikeep")
@RegisterProvider(Bearer.class)
@Produces(MediaType.APPLICATION_JSON)
interface BikeepApi {

    /** {@code {"data": [location, …]}}: every location of the operator. */
    @GET
    @Path("/location/v1/locations")
    JsonNode locations();
}
