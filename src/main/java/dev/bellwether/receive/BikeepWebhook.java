package dev.bellwether.receive;

import dev.bellwether.event.EventId;
import dev.bellwether.problem.Problem;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** {@code POST /webhooks/bikeep}. */
@Tag(name = "webhooks")
@Path(BikeepWebhook.PATH)
class BikeepWebhook {

    static final String PATH = "/webhooks/bikeep";

    private final Receiver receiver;

    BikeepWebhook(Receiver receiver) {
        this.receiver = receiver;
    }

    /**
     * What an accepted delivery is answered with.
     *
     * @param status {@code accepted}, {@code duplicate} or {@code ignored}
     * @param events how many events the body held
     * @param ids    their ids
     */
    record Receipt(String status, int events, List<String> ids) {}

    // The doorkeeper has seen to type and length, in words of ours: counted, and a problem.
    @POST
    @Consumes(MediaType.WILDCARD)
    @NonBlocking
    @Operation(operationId = "receiveWebhook", summary = "Bikeep tells of something", description = """
            Answered with 202 when every event of it is safe. The hash is computed as BELLWETHER_WEBHOOK_SCHEME says.""")
    @RequestBody(required = true, content = @Content(mediaType = "application/json", schema = @Schema(ref = "Envelope")))
    @APIResponse(
            responseCode = "202",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Receipt.class)))
    @APIResponse(responseCode = "400", ref = "not-a-webhook")
    @APIResponse(responseCode = "401", ref = "unproven")
    @APIResponse(responseCode = "413", ref = "too-large")
    @APIResponse(responseCode = "415", ref = "media-type")
    @APIResponse(responseCode = "429", ref = "rate-limited")
    @APIResponse(responseCode = "503", ref = "not-now")
    public Uni<RestResponse<Object>> receive(byte @Nullable [] body, HttpServerRequest request) {
        byte[] sent = body == null ? new byte[0] : body;
        return receiver.receive(sent, () -> address(request)).map(this::response);
    }

    private static String address(HttpServerRequest request) {
        SocketAddress client = request.remoteAddress();
        return client == null ? "unknown" : client.hostAddress();
    }

    private RestResponse<Object> response(Answer answer) {
        if (answer instanceof Answer.Taken taken) {
            List<String> ids = taken.ids().stream().map(EventId::value).toList();
            return ResponseBuilder.<Object>create(202)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(new Receipt(taken.status(), ids.size(), ids))
                    .build();
        }
        Answer.Refused no = (Answer.Refused) answer;
        ResponseBuilder<Object> refused =
                ResponseBuilder.create(no.problem().status()).type(Problem.MEDIA_TYPE).entity(no.problem());
        return no.retryAfter() > 0
                ? refused.header(HttpHeaders.RETRY_AFTER, no.retryAfter()).build()
                : refused.build();
    }
}
