package dev.bellwether.bikeep;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The calls, as they go over the wire; a null query parameter is left out. */
@Path("/")
@RegisterRestClient(configKey = "bikeep")
@Produces(MediaType.APPLICATION_JSON)
interface BikeepApi {

    /** {@code {"data": [location, …]}}. */
    @GET
    @Path("/location/v1/locations")
    Response locations(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @QueryParam("tag") @Nullable String tag);

    /** A location. */
    @GET
    @Path("/location/v1/locations/{id}")
    Response location(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("id") String id);

    /** A GeoJSON feature collection, for everybody. */
    @GET
    @Path("/location/v1/public-areas/{area}/locations")
    @Produces({"application/geo+json", MediaType.APPLICATION_JSON})
    Response publicArea(@PathParam("area") String area);

    /** {@code {"data": [device, …]}}. */
    @GET
    @Path("/device/v1/locations/{id}/devices")
    Response devices(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("id") String id);

    /** A device. */
    @GET
    @Path("/device/v1/devices/{id}")
    Response device(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("id") String id);

    /** A command, just sent. */
    @POST
    @Path("/device/v1/devices/{id}/commands")
    @Consumes(MediaType.APPLICATION_JSON)
    Response send(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("id") String id,
            Map<String, Object> command);

    /** A command, as far as it has come. */
    @GET
    @Path("/device/v1/commands/{id}")
    Response command(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("id") String id);

    /** {@code {"data": [whitelist, …]}}. */
    @GET
    @Path("/whitelist/v1/locations/{id}/whitelists")
    Response whitelists(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("id") String id);

    /** {@code {"data": [entity, …]}}. */
    @GET
    @Path("/whitelist/v1/whitelists/{id}/entities")
    Response entities(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("id") String id);

    /** {@code {"data": [target, …]}}. */
    @GET
    @Path("/whitelist/v1/whitelists/{id}/targets")
    Response targets(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("id") String id,
            @QueryParam("type") @Nullable String type);

    /** Anything on success; on a 400 {@code error_results[]} lists what failed. */
    @POST
    @Path("/whitelist/v1/whitelists/{id}/entities")
    @Consumes(MediaType.APPLICATION_JSON)
    Response change(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("id") String id,
            Map<String, Object> change);
}
