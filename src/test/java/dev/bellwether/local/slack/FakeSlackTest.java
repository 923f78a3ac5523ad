package dev.bellwether.local.slack;

import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.header;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.webhook.Payload;
import com.slack.api.webhook.WebhookResponse;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.WebServer;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** By Slack's own client. */
class FakeSlackTest {

    private final FakeSlack fake = new FakeSlack(InstantSource.system());
    private final WebServer server = WebServer.start(0, fake);
    private final Slack slack = Slack.getInstance(config());

    @AfterEach
    void stop() throws Exception {
        server.close();
        slack.close();
    }

    @Test
    void a_message_can_be_posted_updated_and_answered_in_its_thread() throws Exception {
        MethodsClient bot = slack.methods(FakeSlack.TOKEN);
        ChatPostMessageResponse posted = bot.chatPostMessage(r -> r.channel(FakeSlack.CHANNEL)
                .text("Outage")
                .blocks(asBlocks(
                        header(h -> h.text(plainText("Outage"))), section(s -> s.text(markdownText("*Balti jaam*"))))));
        assertThat(posted.isOk()).isTrue();
        assertThat(posted.getMessage().getBlocks()).hasSize(2);
        assertThat(bot.chatPostMessage(r -> r.channel(FakeSlack.CHANNEL).text("since 10:30").threadTs(posted.getTs()))
                        .isOk())
                .isTrue();
        assertThat(bot.chatUpdate(r -> r.channel(posted.getChannel()).ts(posted.getTs()).text("Resolved")).isOk())
                .isTrue();

        assertThat(fake.messages()).extracting(SlackMessage::text).containsExactly("Resolved", "since 10:30");
        assertThat(fake.messages().get(1).thread()).isEqualTo(posted.getTs());
        assertThat(bot.conversationsHistory(r -> r.channel(FakeSlack.CHANNEL)).getMessages()).hasSize(1);
    }

    @Test
    void refuses_as_slack_does() throws Exception {
        assertThat(slack.methods("wrong").authTest(r -> r).getError()).isEqualTo("invalid_auth");
        MethodsClient bot = slack.methods(FakeSlack.TOKEN);
        assertThat(bot.authTest(r -> r).isOk()).isTrue();
        assertThat(bot.chatPostMessage(r -> r.channel("C404").text("x")).getError()).isEqualTo("channel_not_found");
        assertThat(bot.chatPostMessage(r -> r.channel(FakeSlack.CHANNEL)
                                .text("x")
                                .blocks(asBlocks(header(h -> h.text(plainText("x".repeat(151)))))))
                        .getError())
                .isEqualTo("invalid_blocks");
        assertThat(bot.chatUpdate(r -> r.channel(FakeSlack.CHANNEL).ts("1.1").text("x")).getError())
                .isEqualTo("message_not_found");
    }

    @Test
    void an_incoming_webhook_answers_in_plain_text() throws Exception {
        WebhookResponse taken = slack.send(webhook(), Payload.builder().text("hello").build());
        assertThat(taken.getBody()).isEqualTo("ok");
        assertThat(slack.send(webhook(), "{").getBody()).isEqualTo("invalid_payload");
        assertThat(slack.send(webhook(), "{}").getBody()).isEqualTo("no_text");
        assertThat(slack.send(webhook() + "x", "{}").getCode()).isEqualTo(404);
    }

    @Test
    void keeps_what_it_refused_among_the_calls_and_goes_on_when_the_fault_is_over() throws Exception {
        fake.faults().next(1, Fault.tooManyRequests(Duration.ofSeconds(3)));
        WebhookResponse refused = slack.send(webhook(), Payload.builder().text("one").build());
        assertThat(refused.getCode()).isEqualTo(429);
        assertThat(refused.getHeaders().get("retry-after")).containsExactly("3");
        slack.send(webhook(), Payload.builder().text("one").build());
        assertThat(fake.calls()).extracting(SlackCall::status).containsExactly(429, 200);
        assertThat(fake.messages()).hasSize(1);
    }

    private String webhook() {
        return server.uri() + FakeSlack.WEBHOOK;
    }

    private SlackConfig config() {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(server.uri() + "/api/");
        return config;
    }
}
