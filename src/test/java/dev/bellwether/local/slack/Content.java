package dev.bellwether.local.slack;

import com.fasterxml.jackson.databind.JsonNode;

/** What Slack checks in a message, whichever way it comes. */
final class Content {

    private static final int MOST_ATTACHMENTS = 100;

    private Content() {}

    static boolean valid(JsonNode body) {
        for (JsonNode attachment : body.path("attachments")) {
            if (!BlockKit.accepts(attachment.path("blocks"))) {
                return false;
            }
        }
        return BlockKit.accepts(body.path("blocks")) && body.path("attachments").size() <= MOST_ATTACHMENTS;
    }
}
