package dev.bellwether.api;

import com.google.gson.JsonSyntaxException;
import com.slack.api.app_backend.SlackSignature;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.util.json.GsonFactory;
import dev.bellwether.api.document.Refuses;
import dev.bellwether.problem.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /integrations/slack/actions}: a button of a message was pressed. Slack waits three seconds, so the answer
 * says only that it was heard; what becomes of it is seen in the message, or said to the one who pressed.
 */
@Tag(name = "webhooks")
@Path("/integrations/slack/actions")
class SlackActionsResource {

    private static final Logger LOG = Logger.getLogger(SlackActionsResource.class);
    private static final String PAYLOAD = "payload=";

    private final SlackActions actions;
    private final SlackReplies replies;
    private final Optional<SlackSignature.Verifier> verifier;
    private final ManagedExecutor executor;
    private final InstantSource clock;

    SlackActionsResource(
            SlackActions actions,
            SlackReplies replies,
            SlackActionSettings settings,
            ManagedExecutor executor,
            InstantSource clock) {
        this.actions = actions;
        this.replies = replies;
        this.verifier = settings.signingSecret()
                .map(secret -> new SlackSignature.Verifier(new SlackSignature.Generator(secret)));
        this.executor = executor;
        this.clock = clock;
    }

    /** Takes what Slack sends, if it is Slack's and not older than five minutes. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "pressSlackButton", summary = "A button of a message in Slack was pressed", description = """
            Slack signs the call; who pressed, and may, is one of BELLWETHER_SLACK_USERS.""")
    @RequestBody(content = @Content(mediaType = "application/x-www-form-urlencoded", schema = @Schema(ref = "SlackForm")))
    @APIResponse(responseCode = "200", description = "Heard; what becomes of it is seen in the message.", content = {})
    @Refuses({"bad-request", "unproven", "slack-not-set-up"})
    public RestResponse<Object> pressed(
            @HeaderParam("X-Slack-Request-Timestamp") @Nullable String timestamp,
            @HeaderParam("X-Slack-Signature") @Nullable String signature,
            @Nullable String body) {
        String sent = body == null ? "" : body;
        if (verifier.isEmpty()) {
            return Problems.answer(Problem.of(
                    "slack-not-set-up", "Slack's buttons are not set up", 404, "No signing secret is configured."));
        }
        if (timestamp == null || signature == null || !isProven(timestamp, sent, signature)) {
            return Problems.answer(Problem.of(
                    "unproven", "The call is not proven to be Slack's", 401,
                    "The signature does not fit, or the call is older than five minutes."));
        }
        return payload(sent).map(this::heard).orElseGet(() ->
                Problems.answer(Problems.badRequest("The body holds no payload of a button.")));
    }

    private boolean isProven(String timestamp, String body, String signature) {
        try {
            return verifier.orElseThrow().isValid(timestamp, body, signature, clock.millis());
        } catch (RuntimeException e) { // a timestamp that is no number, for instance
            return false;
        }
    }

    private RestResponse<Object> heard(BlockActionPayload pressed) {
        executor.execute(() -> {
            try {
                actions.of(pressed).ifPresent(words -> replies.say(pressed.getResponseUrl(), words));
            } catch (RuntimeException e) {
                LOG.error("Slack button not followed", e);
                replies.say(pressed.getResponseUrl(), "That did not work, and nothing was changed. Try again in a moment.");
            }
        });
        return RestResponse.ok();
    }

    private static Optional<BlockActionPayload> payload(String form) {
        if (!form.startsWith(PAYLOAD)) {
            return Optional.empty();
        }
        try {
            String json = URLDecoder.decode(form.substring(PAYLOAD.length()), StandardCharsets.UTF_8);
            BlockActionPayload payload = GsonFactory.createSnakeCase().fromJson(json, BlockActionPayload.class);
            boolean whole = payload != null && payload.getUser() != null && payload.getActions() != null
                    && !payload.getActions().isEmpty();
            return whole ? Optional.of(payload) : Optional.empty();
        } catch (JsonSyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
