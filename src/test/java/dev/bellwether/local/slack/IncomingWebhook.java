package dev.bellwether.local.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.local.http.Handler;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.Request;

/** Posts into one channel; answers in plain text. */
final class IncomingWebhook implements Handler {

    private final Workspace workspace;

    IncomingWebhook(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Reply handle(Request request) {
        if (!request.uri().getPath().equals(FakeSlack.WEBHOOK)) {
            return Reply.text(404, "no_service");
        }
        JsonNode body = Sent.body(request);
        if (!body.isObject()) {
            return Reply.text(400, "invalid_payload");
        }
        boolean empty = body.path("text").asText().isBlank()
                && body.path("blocks").isEmpty()
                && body.path("attachments").isEmpty();
        if (empty) {
            return Reply.text(400, "no_text");
        }
        if (!Content.valid(body)) {
            return Reply.text(400, "invalid_blocks");
        }
        workspace.post("webhook", body);
        return Reply.text(200, "ok");
    }
}
