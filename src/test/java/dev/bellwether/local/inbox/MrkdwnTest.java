package dev.bellwether.local.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MrkdwnTest {

    @Test
    void makes_of_markup_what_slack_makes_of_it() {
        assertThat(Mrkdwn.toHtml("*Balti jaam* is _offline_, ~online~ `C1`"))
                .isEqualTo("<b>Balti jaam</b> is <i>offline</i>, <s>online</s> <code>C1</code>");
        assertThat(Mrkdwn.toHtml("2*3*4 and snake_case_name")).isEqualTo("2*3*4 and snake_case_name");
        assertThat(Mrkdwn.toHtml("```\na *b*\n```")).isEqualTo("<pre>a *b*\n</pre>");
        assertThat(Mrkdwn.toHtml("one\ntwo :rotating_light: at 10:30:45"))
                .isEqualTo("one<br>two 🚨 at 10:30:45");
        assertThat(Mrkdwn.toHtml("&gt; quoted\nnot")).isEqualTo("<blockquote>quoted</blockquote>not");
    }

    @Test
    void links_may_be_bold_and_mentions_are_shown() {
        assertThat(Mrkdwn.toHtml("*<https://example.org/a?b=1&amp;c=2|Incident 7>* <!here> <@U1>"))
                .contains("<b><a class=\"link\" href=\"https://example.org/a?b=1&amp;c=2\"")
                .contains(">Incident 7</a></b>")
                .contains("<span class=\"mention\">@here</span>");
        assertThat(Mrkdwn.toHtml("<!date^1772101800^{date} at {time}|26 February>")).isEqualTo("26 February");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<script>alert(1)</script>",
        "&lt;img src=x onerror=alert(1)&gt;",
        "<javascript:alert(1)|click>",
        "<https://x\" onclick=\"alert(1)|click>",
        "`<b onclick=alert(1)>`",
        "```<iframe src=//x>```",
        "<!x|<svg onload=alert(1)>>",
        "\uE0000\uE001 *<img src=x>*"
    })
    void nothing_in_a_message_becomes_markup_of_its_own(String hostile) {
        String html = Mrkdwn.toHtml(hostile);
        String tags = html.replaceAll("</?(b|i|code|pre)>", "")
                .replaceAll("<span class=\"(mention|link)\">|</span>", "")
                .replaceAll("<a class=\"link\" href=\"[^\"<>]*\" target=\"_blank\" rel=\"noopener noreferrer\">|</a>", "");
        assertThat(tags).doesNotContain("<").doesNotContain(">");
        assertThat(html).doesNotContain("href=\"javascript");
    }
}
