package dev.bellwether.local.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A message as it stands in a channel now.
 *
 * @param thread the {@code ts} of the message it answers, or empty
 * @param edits how often it was updated in place
 */
public record SlackMessage(String channel, String ts, String thread, JsonNode body, Instant at, int edits) {

    /** The fallback text. */
    public String text() {
        return body.path("text").asText();
    }

    /** Everything readable in it. */
    public String everything() {
        return body.toString();
    }

    SlackMessage edited(JsonNode newBody, Instant now) {
        return new SlackMessage(channel, ts, thread, newBody, now, edits + 1);
    }
}
