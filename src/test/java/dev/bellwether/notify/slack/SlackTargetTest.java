package dev.bellwether.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Rules.Integration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlackTargetTest {

    @Test
    void an_incoming_webhook_and_a_bot_are_both_understood(@TempDir Path folder) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "xoxb-1\n");

        SlackTarget webhook = SlackTarget.of(slack(Map.of("api_url", "https://hooks.slack.example/x")));
        SlackTarget bot = SlackTarget.of(slack(Map.of("bot_token_file", token.toString(), "channel", "C1")));

        assertThat(webhook.isIncomingWebhook()).isTrue();
        assertThat(bot).isEqualTo(new SlackTarget("xoxb-1", "C1", "https://slack.com/api/"));
    }

    @Test
    void its_secret_is_never_printed() {
        assertThat(new SlackTarget("https://hooks.slack.example/secret", "", "b/").toString()).doesNotContain("secret");
    }

    @Test
    void what_cannot_work_is_said_before_anything_is_sent() {
        assertThat(SlackTarget.check(slack(Map.of()))).singleElement().asString().contains("api_url");
        assertThat(SlackTarget.check(slack(Map.of("api_url", "nonsense")))).singleElement().asString().contains("URL");
        assertThat(SlackTarget.check(slack(Map.of("bot_token", "x")))).singleElement().asString().contains("channel");
        assertThat(SlackTarget.check(slack(Map.of("api_url_file", "/does/not/exist")))).singleElement().asString().contains("read");
        assertThat(SlackTarget.check(slack(Map.of("api_url", "https://x.example", "webhook", "y"))))
                .singleElement()
                .asString()
                .contains("'webhook' is not a key");
    }

    private static Integration slack(Map<String, String> settings) {
        return new Integration("slack", 0, settings);
    }
}
