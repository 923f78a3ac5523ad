package dev.bellwether.notify.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.bellwether.notify.Outcome;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the far side said.
 *
 * @param status its status
 * @param after  how long it wants us to wait; null when it did not say
 * @param type   the media type of what it said; may be empty
 * @param body   what it said, as far as it arrived; may quote what it was sent, so it is not for logs
 */
public record Answer(int status, @Nullable Duration after, String type, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Who we say we are, or where we think it lives, is wrong. */
    private static final Set<Integer> MISDIRECTED = Set.of(401, 403, 404, 410);
    /** Too slow, too early, too much. */
    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    /** What it means where the far side has no words of its own; {@code who} is named in what the operator reads. */
    public Outcome outcome(String who) {
        String said = who + " answered " + status;
        if (isTaken()) {
            return new Outcome.Delivered(said, null);
        }
        if (LATER.contains(status) || status >= 500) {
            return new Outcome.Unavailable(said, after, false);
        }
        if (status >= 300 && status < 400) {
            return new Outcome.Broken(said + ", a redirect: write the address it leads to");
        }
        return MISDIRECTED.contains(status) ? new Outcome.Broken(said) : new Outcome.Refused(said);
    }

    /** Whether it is a 2xx. */
    public boolean isTaken() {
        return status >= 200 && status < 300;
    }

    /** Whether it is a page for people: some proxy's, not the far side's. */
    public boolean isPage() {
        return type.toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    /** The body as a tree; a missing node if it is no JSON. */
    public JsonNode json() {
        try {
            JsonNode tree = JSON.readTree(body);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
