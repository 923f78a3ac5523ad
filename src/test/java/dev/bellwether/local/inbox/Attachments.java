package dev.bellwether.local.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;

/** The older kind of rich message: a coloured bar with a title, text and fields, or with blocks inside. */
final class Attachments {

    private static final Pattern HEX = Pattern.compile("#?[0-9a-fA-F]{6}");
    private static final Map<String, String> NAMED =
            Map.of("good", "#2eb886", "warning", "#daa038", "danger", "#a30200");

    private Attachments() {}

    static String toHtml(JsonNode attachments) {
        return Blocks.each(attachments, Attachments::attachment);
    }

    private static String attachment(JsonNode attachment) {
        String title = attachment.has("title")
                ? "<p><b>"
                        + Html.link(
                                attachment.path("title_link").asText(),
                                Mrkdwn.plainToHtml(attachment.path("title").asText()),
                                "link")
                        + "</b></p>"
                : "";
        return paragraph(attachment, "pretext")
                + "<div class=\"attachment\" style=\"border-color:" + color(attachment) + "\">"
                + title
                + paragraph(attachment, "text")
                + "<div class=\"fields\">" + Blocks.each(attachment.path("fields"), Attachments::field) + "</div>"
                + Blocks.toHtml(attachment.path("blocks"))
                + (attachment.has("footer")
                        ? "<div class=\"context\">" + Mrkdwn.plainToHtml(attachment.path("footer").asText()) + "</div>"
                        : "")
                + "</div>";
    }

    private static String field(JsonNode field) {
        return "<div><b>%s</b><br>%s</div>"
                .formatted(
                        Mrkdwn.plainToHtml(field.path("title").asText()),
                        Mrkdwn.toHtml(field.path("value").asText()));
    }

    private static String paragraph(JsonNode attachment, String member) {
        return attachment.has(member)
                ? "<p>" + Mrkdwn.toHtml(attachment.path(member).asText()) + "</p>"
                : "";
    }

    private static String color(JsonNode attachment) {
        String color = attachment.path("color").asText();
        if (HEX.matcher(color).matches()) {
            return color.startsWith("#") ? color : "#" + color;
        }
        return NAMED.getOrDefault(color, "#bbbbbb");
    }
}
