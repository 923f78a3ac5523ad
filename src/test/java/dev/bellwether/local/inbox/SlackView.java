package dev.bellwether.local.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.local.slack.SlackMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Slack's messages as cards, newest first, each with its thread. */
final class SlackView {

    private SlackView() {}

    static List<Card> cards(List<SlackMessage> messages) {
        List<Card> cards = new ArrayList<>();
        for (SlackMessage message : messages) {
            if (message.thread().isEmpty()) {
                List<SlackMessage> replies =
                        messages.stream().filter(m -> m.thread().equals(message.ts())).toList();
                String stamp = message.edits() + "/" + replies.size();
                cards.add(new Card("slack-" + message.ts(), stamp, html(message) + thread(replies)));
            }
        }
        Collections.reverse(cards);
        return cards;
    }

    static String html(SlackMessage message) {
        JsonNode body = message.body();
        String content = body.path("blocks").isEmpty()
                ? "<p>" + Mrkdwn.toHtml(message.text()) + "</p>"
                : Blocks.toHtml(body.path("blocks"));
        String where = message.channel().equals("webhook") ? "incoming webhook" : "#" + message.channel();
        return """
                <div class="message"><div class="avatar">🔔</div><div class="content">
                <div class="who"><b>Bellwether</b> <span class="app">APP</span> %s <span class="where">%s</span>%s</div>
                %s%s</div></div>"""
                .formatted(
                        Html.time(message.at()),
                        Html.escape(where),
                        message.edits() > 0 ? " <span class=\"edited\">(edited)</span>" : "",
                        content,
                        Attachments.toHtml(body.path("attachments")));
    }

    private static String thread(List<SlackMessage> replies) {
        if (replies.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<details class=\"thread\"><summary>")
                .append(replies.size())
                .append(replies.size() == 1 ? " reply" : " replies")
                .append("</summary>");
        replies.forEach(reply -> html.append(html(reply)));
        return html.append("</details>").toString();
    }
}
