package dev.bellwether.bikeep;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The token endpoint. */
@Path("")
@RegisterRestClient(configKey = "bikeep-token")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
interface TokenApi {

    /** {@code {"access_token": …, "expires_in": seconds}}; credentials in the form or by HTTP Basic, the others null. */
    @POST
    Response grant(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String basic,
            @FormParam("grant_type") String grantType,
            @FormParam("client_id") @Nullable String clientId,
            @FormParam("client_secret") @Nullable String clientSecret);
}
