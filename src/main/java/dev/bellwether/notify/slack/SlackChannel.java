package dev.bellwether.notify.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.webhook.WebhookResponse;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Channel;
import dev.bellwether.notify.Lane;
import dev.bellwether.notify.Message;
import dev.bellwether.notify.Outcome;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Posts the briefing: to an incoming webhook's URL, or with a bot token to a channel. */
@Singleton
class SlackChannel implements Channel {

    private static final Logger LOG = Logger.getLogger(SlackChannel.class);
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int TOO_MANY_REQUESTS = 429;
    /** Errors of chat.postMessage that pass by themselves; every other needs an operator. */
    private static final Set<String> PASSING = Set.of(
            "ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout",
            "team_added_to_org");

    private final Map<String, Slack> clients = new ConcurrentHashMap<>();
    private final SlackSettings settings;

    SlackChannel(SlackSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public List<String> check(Integration integration) {
        return SlackTarget.check(integration);
    }

    @Override
    public Lane lane(Integration integration) {
        try {
            return SlackTarget.of(integration).lane(settings.pace());
        } catch (IOException e) {
            return new Lane("slack/" + integration.key() + "/unread", "slack/unread", settings.pace(), 1);
        }
    }

    @Override
    public Outcome send(Message message, Integration integration) {
        Briefing briefing = message.briefing();
        try {
            SlackTarget target = SlackTarget.of(integration);
            return target.isIncomingWebhook() ? post(briefing, target) : postMessage(briefing, target);
        } catch (SlackApiException e) {
            return outcome(e.getResponse().code(), e.getResponse().header("Retry-After"), "");
        } catch (IOException e) {
            // the message of the exception may hold the webhook's URL, which is a secret
            LOG.debug("Slack not reached", e);
            return new Outcome.Unavailable("Slack not reached: " + e.getClass().getSimpleName(), null, true);
        }
    }

    private Outcome post(Briefing briefing, SlackTarget target) throws IOException {
        WebhookResponse answer = client(target).send(target.secret(), SlackMessage.payload(briefing));
        return outcome(answer.getCode(), header(answer, "Retry-After"), answer.getBody());
    }

    private Outcome postMessage(Briefing briefing, SlackTarget target) throws IOException, SlackApiException {
        ChatPostMessageResponse answer = client(target)
                .methods(target.secret())
                .chatPostMessage(SlackMessage.request(briefing, target.channel()));
        if (answer.isOk()) {
            return new Outcome.Delivered(null);
        }
        String error = answer.getError();
        return PASSING.contains(error)
                ? new Outcome.Unavailable("Slack says " + error, null, false)
                : new Outcome.Refused("Slack says " + error);
    }

    private static Outcome outcome(int status, @Nullable String retryAfter, @Nullable String body) {
        if (status >= 200 && status < 300) {
            return new Outcome.Delivered(null);
        }
        boolean passing = status == TOO_MANY_REQUESTS || status >= 500;
        String said = "Slack answered " + status + (body == null || body.isBlank() ? "" : " " + firstWord(body));
        return passing ? new Outcome.Unavailable(said, seconds(retryAfter), false) : new Outcome.Refused(said);
    }

    /** Slack's errors are single words; anything longer is some proxy's page. */
    private static String firstWord(String body) {
        String word = body.strip().split("\\s", 2)[0];
        return word.length() > 60 ? "" : word;
    }

    private static @Nullable Duration seconds(@Nullable String retryAfter) {
        return retryAfter == null || !retryAfter.matches("\\d{1,6}")
                ? null
                : Duration.ofSeconds(Long.parseLong(retryAfter));
    }

    private static @Nullable String header(WebhookResponse answer, String name) {
        Map<String, List<String>> headers = answer.getHeaders();
        return headers == null
                ? null
                : headers.entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase(name))
                        .flatMap(header -> header.getValue().stream())
                        .findFirst()
                        .orElse(null);
    }

    private Slack client(SlackTarget target) {
        return clients.computeIfAbsent(target.baseUrl(), SlackChannel::client);
    }

    private static Slack client(String baseUrl) {
        SlackConfig config = new SlackConfig();
        config.setHttpClientCallTimeoutMillis(TIMEOUT_MILLIS);
        config.setHttpClientReadTimeoutMillis(TIMEOUT_MILLIS);
        config.setHttpClientWriteTimeoutMillis(TIMEOUT_MILLIS);
        config.setStatsEnabled(false);
        config.setMethodsEndpointUrlPrefix(baseUrl);
        return Slack.getInstance(config);
    }

    @PreDestroy
    void close() throws Exception {
        for (Slack client : clients.values()) {
            client.close();
        }
    }
}
