package dev.bellwether.local.bikeep;

import dev.bellwether.local.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The answer to a question for many locations, with a tag that changes when the answer does. That Bikeep tags its
 * answers is not known; a client may use it if it is there.
 */
final class Listing {

    private final List<String> texts;
    private final String tag;
    private Reply reply;

    Listing(List<String> texts) {
        this.texts = texts;
        long hash = texts.size();
        for (String text : texts) {
            hash = hash * 1_000_003 + text.hashCode();
        }
        this.tag = "\"" + Long.toHexString(hash) + "\"";
    }

    String tag() {
        return tag;
    }

    /** Put together when first asked for. */
    Reply reply() {
        if (reply == null) {
            byte[] content = ("{\"data\":[" + String.join(",", texts) + "]}").getBytes(StandardCharsets.UTF_8);
            reply = new Reply(200, Map.of("Content-Type", "application/json", "ETag", tag), content);
        }
        return reply;
    }
}
