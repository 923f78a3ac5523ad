package dev.bellwether.local.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** The limits Slack puts on blocks, as far as a sender of notifications meets them. */
final class BlockKit {

    private static final Set<String> TYPES =
            Set.of("header", "section", "context", "divider", "actions", "image", "rich_text", "markdown");

    private BlockKit() {}

    /** Whether Slack would take these blocks; no blocks are fine. */
    static boolean accepts(JsonNode blocks) {
        if (blocks.isMissingNode() || blocks.isNull()) {
            return true;
        }
        if (!blocks.isArray() || blocks.size() > 50) {
            return false;
        }
        for (JsonNode block : blocks) {
            if (!TYPES.contains(block.path("type").asText()) || !block(block)) {
                return false;
            }
        }
        return true;
    }

    private static boolean block(JsonNode block) {
        return switch (block.path("type").asText()) {
            case "header" -> text(block.path("text"), 150)
                    && block.path("text").path("type").asText().equals("plain_text");
            case "section" -> (block.has("text") || block.has("fields"))
                    && (!block.has("text") || text(block.path("text"), 3000))
                    && texts(block.path("fields"), 10, 2000);
            case "context" -> block.path("elements").size() > 0 && texts(block.path("elements"), 10, 3000);
            case "actions" -> block.path("elements").size() > 0 && buttons(block.path("elements"));
            default -> true;
        };
    }

    private static boolean buttons(JsonNode elements) {
        for (JsonNode element : elements) {
            boolean button = element.path("type").asText().equals("button");
            if (button && (!text(element.path("text"), 75) || element.path("url").asText().length() > 3000)) {
                return false;
            }
        }
        return elements.size() <= 25;
    }

    private static boolean texts(JsonNode texts, int most, int length) {
        for (JsonNode text : texts) {
            if (!text.path("type").asText().equals("image") && !text(text, length)) {
                return false;
            }
        }
        return texts.size() <= most;
    }

    private static boolean text(JsonNode text, int longest) {
        String type = text.path("type").asText();
        String value = text.path("text").asText();
        return (type.equals("plain_text") || type.equals("mrkdwn"))
                && !value.isEmpty()
                && value.codePointCount(0, value.length()) <= longest;
    }
}
