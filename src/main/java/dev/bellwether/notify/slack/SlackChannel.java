package dev.bellwether.notify.slack;

import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.SlackApiException;
import com.slack.api.util.http.SlackHttpClient;
import com.slack.api.webhook.WebhookResponse;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.notify.Channel;
import dev.bellwether.notify.Lane;
import dev.bellwether.notify.Message;
import dev.bellwether.notify.Outcome;
import dev.bellwether.notify.http.SentOnce;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Posts the briefing: to an incoming webhook's URL, or with a bot token to a channel. */
@Singleton
class SlackChannel implements Channel {

    private static final Logger LOG = Logger.getLogger(SlackChannel.class);

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
            return Lane.unread(integration);
        }
    }

    /** A bot's message shows at all times how it is. */
    @Override
    public boolean isUpToDate(Integration integration) {
        return SlackTarget.isBot(integration.settings());
    }

    @Override
    public boolean hasThread(Integration integration) {
        return SlackTarget.isBot(integration.settings());
    }

    @Override
    public Outcome send(Message message, Integration integration) {
        try {
            SlackTarget target = SlackTarget.of(integration);
            return target.isIncomingWebhook()
                    ? post(message, target)
                    : new SlackBot(client(target).methods(target.secret()), target, settings.signingSecret().isPresent())
                            .send(message);
        } catch (SlackApiException e) {
            return SlackTrouble.answered(e.getResponse().code(), e.getResponse().header("Retry-After"), "");
        } catch (SlackTiers.UsedUp e) {
            return new Outcome.Unavailable(e.getMessage(), e.after(), false);
        } catch (JsonParseException e) {
            return new Outcome.Unavailable("Slack's answer cannot be read", null, true); // some proxy's page
        } catch (IOException e) {
            // the message of the exception may hold the webhook's URL, which is a secret
            LOG.debug("Slack not reached", e);
            return new Outcome.Unavailable("Slack not reached: " + e.getClass().getSimpleName(), null, true);
        }
    }

    private Outcome post(Message message, SlackTarget target) throws IOException {
        WebhookResponse answer = client(target).send(target.secret(), SlackMessage.payload(message.briefing()));
        boolean taken = answer.getCode() >= 200 && answer.getCode() < 300;
        return taken
                ? new Outcome.Delivered("Slack answered " + answer.getCode(), null)
                : SlackTrouble.answered(answer.getCode(), header(answer, "Retry-After"), answer.getBody());
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
        return clients.computeIfAbsent(target.baseUrl(), this::client);
    }

    private Slack client(String baseUrl) {
        int millis = Math.toIntExact(settings.timeout().toMillis());
        SlackConfig config = new SlackConfig();
        config.setHttpClientCallTimeoutMillis(millis);
        config.setHttpClientReadTimeoutMillis(millis);
        config.setHttpClientWriteTimeoutMillis(millis);
        config.setStatsEnabled(false);
        config.setMethodsEndpointUrlPrefix(baseUrl);
        return Slack.getInstance(config, new SlackHttpClient(SlackHttpClient.buildOkHttpClient(config)
                .newBuilder()
                .addInterceptor(new SlackTiers(settings.callsPerMinute()))
                .addInterceptor(new SentOnce())
                .build()));
    }

    @PreDestroy
    void close() throws Exception {
        for (Slack client : clients.values()) {
            client.close();
        }
    }
}
