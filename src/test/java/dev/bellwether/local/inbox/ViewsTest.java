package dev.bellwether.local.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.local.http.Json;
import dev.bellwether.local.service.Mail;
import dev.bellwether.local.slack.SlackMessage;
import dev.bellwether.local.told.Notice;
import dev.bellwether.local.told.Told;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewsTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>\\\"'";

    @Test
    void text_from_outside_stays_text_in_every_part_of_a_slack_message() {
        String body = """
                {"text": "H", "blocks": [
                  {"type": "header", "text": {"type": "plain_text", "text": "H"}},
                  {"type": "section", "text": {"type": "mrkdwn", "text": "H"}, "fields": [{"type": "mrkdwn", "text": "H"}]},
                  {"type": "context", "elements": [{"type": "mrkdwn", "text": "H"}, {"type": "image", "alt_text": "H"}]},
                  {"type": "actions", "elements": [{"type": "button", "url": "javascript:H", "style": "H", "text": {"type": "plain_text", "text": "H"}}]},
                  {"type": "H", "what": "H"}],
                 "attachments": [{"color": "red;H", "pretext": "H", "title": "H", "title_link": "H", "text": "H", "footer": "H",
                  "fields": [{"title": "H", "value": "H"}]}]}""".replace("H", HOSTILE);
        String html = SlackView.html(message("1.1", "", body));
        assertThat(html).doesNotContain("<img").doesNotContain("javascript").contains("&lt;img src=x");
    }

    @Test
    void the_html_of_a_mail_is_shut_into_a_frame_without_scripts() {
        Mail mail = new Mail("a@b.c", "<b>", "<i>", Map.of("x", "<u>"), "<s>", "<script>alert(\"1\")</script>", Instant.EPOCH);
        assertThat(MailView.html(mail))
                .contains("<iframe sandbox=\"allow-same-origin allow-popups\"")
                .contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;")
                .doesNotContain("allow-scripts")
                .doesNotContain("<b>")
                .doesNotContain("<i>")
                .doesNotContain("<u>")
                .doesNotContain("<s>");
    }

    @Test
    void a_reply_is_shown_in_the_thread_of_its_message_and_the_newest_message_first() {
        List<Card> cards = SlackView.cards(List.of(
                message("1.1", "", "{\"text\": \"first\"}"),
                message("1.2", "1.1", "{\"text\": \"reply\"}"),
                message("1.3", "", "{\"text\": \"second\"}")));
        assertThat(cards).extracting(Card::key).containsExactly("slack-1.3", "slack-1.1");
        assertThat(cards.get(1).html()).contains("1 reply", "reply");
    }

    @Test
    void what_other_channels_were_told_stays_text_and_the_newest_is_first() {
        Notice old = new Notice("1", "", Instant.EPOCH, HOSTILE, HOSTILE, List.of(HOSTILE), HOSTILE);
        Notice young = new Notice("2", "", Instant.EPOCH.plusSeconds(1), "open", "x", List.of(), "{}");
        List<Card> cards = ToldView.cards(List.of(new Told() {
            @Override
            public String name() {
                return "Pager";
            }

            @Override
            public List<Notice> notices() {
                return List.of(old, young);
            }

            @Override
            public void clear() {}
        }));
        assertThat(cards).extracting(Card::key).containsExactly("Pager-2", "Pager-1");
        assertThat(cards.get(1).html()).doesNotContain("<img").contains("&lt;img src=x");
    }

    private static SlackMessage message(String ts, String thread, String body) {
        return new SlackMessage("C0123", ts, thread, Json.read(body), Instant.EPOCH, 0);
    }
}
