package dev.bellwether.local.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One request as Slack saw it.
 *
 * @param method the Web API's method, or {@code webhook}
 * @param body what was sent, form or JSON, as one tree
 * @param status the HTTP status of the answer; 0 when the connection was cut
 * @param answer {@code ok} or Slack's name of the error
 */
public record SlackCall(Instant at, String method, JsonNode body, int status, String answer) {

    /** Whether Slack took it. */
    public boolean accepted() {
        return status == 200 && answer.equals("ok");
    }

    /** The fallback text of the message. */
    public String text() {
        return body.path("text").asText();
    }

    /** Everything readable in the message: its text, blocks and attachments. */
    public String everything() {
        return body.toString();
    }
}
