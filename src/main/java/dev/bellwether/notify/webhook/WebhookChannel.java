package dev.bellwether.notify.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.notify.Channel;
import dev.bellwether.notify.Lane;
import dev.bellwether.notify.Message;
import dev.bellwether.notify.Outcome;
import dev.bellwether.notify.http.Body;
import dev.bellwether.notify.http.HttpCaller;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Posts the incident, signed. */
@Singleton
class WebhookChannel implements Channel {

    private static final String WHO = "the webhook's endpoint";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpCaller anywhere;
    private final HttpCaller outside;
    private final PublicAddresses addresses;
    private final InstantSource clock;

    @Inject
    WebhookChannel(HttpCaller http, InstantSource clock) {
        this(http, Dns.SYSTEM, clock);
    }

    WebhookChannel(HttpCaller http, Dns directory, InstantSource clock) {
        this.addresses = new PublicAddresses(directory);
        this.anywhere = http.straightTo(directory);
        this.outside = http.straightTo(addresses);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public List<String> check(Integration integration) {
        return WebhookTarget.check(integration);
    }

    @Override
    public Lane lane(Integration integration) {
        try {
            return WebhookTarget.of(integration).lane();
        } catch (IOException e) {
            return Lane.unread(integration);
        }
    }

    @Override
    public boolean isUpToDate(Integration integration) {
        return true;
    }

    @Override
    public boolean staysOpen() {
        return true;
    }

    @Override
    public Outcome send(Message message, Integration integration) {
        try {
            WebhookTarget target = WebhookTarget.of(integration);
            HttpUrl url = HttpUrl.parse(target.url());
            if (url == null) {
                return new Outcome.Broken("the file of 'url' holds no http(s) URL");
            }
            if (!WebhookTarget.isSecret(target.secret())) {
                return new Outcome.Broken("the file of 'secret' holds no secret of Standard Webhooks");
            }
            if (!target.allowPrivate() && leadsInside(url)) {
                return new Outcome.Broken("its host is not on the public network; 'allow_private: true' lets it be");
            }
            HttpCaller http = target.allowPrivate() ? anywhere : outside;
            return http.call(WHO, request(message, url, target), answer -> answer.outcome(WHO));
        } catch (IOException e) {
            return new Outcome.Broken("the file of 'url' or of 'secret' cannot be read");
        }
    }

    /** The client asks the same again when it connects, but not for a host that is an address already. */
    private boolean leadsInside(HttpUrl url) {
        try {
            addresses.lookup(url.host());
            return false;
        } catch (PublicAddresses.NotPublic e) {
            return true;
        } catch (UnknownHostException e) {
            return false; // it is away, not inside
        }
    }

    private Request request(Message message, HttpUrl url, WebhookTarget target) {
        Instant now = clock.instant();
        // the same for every attempt, so that the receiver can tell a second arrival
        String id = "msg_" + UUID.nameUUIDFromBytes(message.key().getBytes(StandardCharsets.UTF_8));
        try {
            String json = JSON.writeValueAsString(IncidentNotice.of(message.briefing(), now));
            return new Request.Builder()
                    .url(url)
                    .header(Webhook.UNBRANDED_MSG_ID_KEY, id)
                    .header(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Long.toString(now.getEpochSecond()))
                    .header(
                            Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
                            new Webhook(target.secret()).sign(id, now.getEpochSecond(), json))
                    .post(Body.json(json))
                    .build();
        } catch (JsonProcessingException | WebhookSigningException e) {
            throw new IllegalStateException("a notice can be written and signed", e);
        }
    }
}
