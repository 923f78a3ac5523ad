package dev.bellwether.local.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Block Kit as HTML. */
final class Blocks {

    private static final Set<String> STYLES = Set.of("primary", "danger");

    private Blocks() {}

    static String toHtml(JsonNode blocks) {
        return each(blocks, Blocks::block);
    }

    static String each(JsonNode list, Function<JsonNode, String> html) {
        return StreamSupport.stream(list.spliterator(), false).map(html).collect(Collectors.joining());
    }

    private static String block(JsonNode block) {
        return switch (block.path("type").asText()) {
            case "header" -> "<h3>" + text(block.path("text")) + "</h3>";
            case "section" -> section(block);
            case "context" -> "<div class=\"context\">" + each(block.path("elements"), Blocks::element) + "</div>";
            case "actions" -> "<div class=\"actions\">" + each(block.path("elements"), Blocks::element) + "</div>";
            case "divider" -> "<hr>";
            case "image" -> element(block);
            case "markdown" -> "<p>" + Mrkdwn.toHtml(block.path("text").asText()) + "</p>";
            case "rich_text" -> "<p>" + rich(block) + "</p>";
            default -> "<p class=\"unknown\">" + Html.escape(block.toString()) + "</p>";
        };
    }

    private static String section(JsonNode block) {
        String text = block.has("text") ? "<p>" + text(block.path("text")) + "</p>" : "";
        String fields = block.has("fields")
                ? "<div class=\"fields\">" + each(block.path("fields"), f -> "<div>" + text(f) + "</div>") + "</div>"
                : "";
        String accessory = block.has("accessory") ? element(block.path("accessory")) : "";
        return "<div class=\"section\"><div>" + text + fields + "</div>" + accessory + "</div>";
    }

    private static String element(JsonNode element) {
        return switch (element.path("type").asText()) {
            case "button" -> Html.link(
                    element.path("url").asText(), text(element.path("text")), "button" + style(element));
            // the picture itself would come from somewhere else
            case "image" -> "<span class=\"image\">🖼 " + Html.escape(element.path("alt_text").asText()) + "</span>";
            default -> "<span>" + text(element) + "</span>";
        };
    }

    private static String style(JsonNode button) {
        String style = button.path("style").asText();
        return STYLES.contains(style) ? " " + style : "";
    }

    private static String text(JsonNode text) {
        String value = text.path("text").asText();
        return text.path("type").asText().equals("mrkdwn") ? Mrkdwn.toHtml(value) : Mrkdwn.plainToHtml(value);
    }

    private static String rich(JsonNode node) {
        String own = node.path("type").asText().equals("link")
                ? Html.link(node.path("url").asText(), Html.escape(node.path("text").asText(node.path("url").asText())), "link")
                : Html.escape(node.path("text").asText());
        return own + each(node.path("elements"), Blocks::rich);
    }
}
