package dev.bellwether.api;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.webhook.WebhookResponse;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says something to the one person who pressed a button. The address was signed by Slack. */
@Singleton
class SlackReplies {

    private static final Logger LOG = Logger.getLogger(SlackReplies.class);
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Slack slack = Slack.getInstance(config());

    /** Says it; what cannot be said is logged, since the one who pressed sees that nothing happened. */
    void say(@Nullable String address, String words) {
        if (address == null) {
            return;
        }
        ActionResponse answer = ActionResponse.builder()
                .responseType("ephemeral")
                .replaceOriginal(false)
                .text(words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                .build();
        try {
            WebhookResponse said = new ActionResponseSender(slack).send(address, answer);
            if (said.getCode() >= 300) {
                LOG.warnf("answer to a Slack button not taken status=%d", said.getCode());
            }
        } catch (IOException e) {
            LOG.warnf("answer to a Slack button not sent reason=%s", e.getClass().getSimpleName());
        }
    }

    private static SlackConfig config() {
        SlackConfig config = new SlackConfig();
        config.setHttpClientCallTimeoutMillis(TIMEOUT_MILLIS);
        config.setStatsEnabled(false);
        return config;
    }

    @PreDestroy
    void close() throws Exception {
        slack.close();
    }
}
