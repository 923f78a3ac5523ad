package dev.bellwether.bikeep;

import dev.bellwether.bikeep.BikeepSettings.ClientAuthentication;
import dev.bellwether.bikeep.BikeepTrouble.Facts;
import dev.bellwether.bikeep.BikeepTrouble.Kind;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Gets an access token by client credentials. Blocks; every trouble is of the kind {@link Kind#TOKEN}. */
@Singleton
class TokenEndpoint {

    /** How long a token is used when the answer does not say how long it is good. */
    private static final long CAUTIOUS_SECONDS = 300;

    private final TokenApi api;
    private final Exchange exchange;
    private final BikeepMetrics metrics;
    private final BikeepSettings settings;
    private final Throttle throttle;

    TokenEndpoint(
            @RestClient TokenApi api,
            Exchange exchange,
            BikeepMetrics metrics,
            BikeepSettings settings,
            InstantSource clock) {
        this.api = api;
        this.exchange = exchange;
        this.metrics = metrics;
        this.settings = settings;
        this.throttle = new Throttle(clock);
    }

    /** A token and how long it is good. */
    record Granted(String token, Duration lifetime) {

        @Override
        public String toString() {
            return "Granted[" + lifetime + "]";
        }
    }

    Granted grant() {
        return metrics.timed(Call.TOKEN, this::granted);
    }

    private Granted granted() {
        String id = settings.clientId().orElseThrow(() -> missing("client-id"));
        String secret = settings.clientSecret().orElseThrow(() -> missing("client-secret"));
        throttle.remaining().ifPresent(wait -> {
            throw trouble("not sent, the token endpoint asked to wait", Facts.wait(wait));
        });
        Answer answer;
        try {
            answer = exchange.run(Call.TOKEN, () -> send(id, secret));
        } catch (BikeepTrouble e) {
            throw trouble("the token endpoint gave no answer: " + e.getMessage(), e.facts()).because(e);
        }
        if (answer.retryAfter() != null && !answer.succeeded()) {
            throttle.hold(answer.retryAfter());
        }
        String token = Members.text(answer.body(), "access_token");
        if (!answer.succeeded() || token == null) {
            String error = Members.text(answer.body(), "error");
            String words = answer.succeeded() ? "the token endpoint answered without a token" : "no token granted";
            throw trouble(error == null ? words : words + " error=" + error, answer.facts());
        }
        return new Granted(token, Duration.ofSeconds(answer.body().path("expires_in").asLong(CAUTIOUS_SECONDS)));
    }

    private Response send(String id, String secret) {
        if (settings.clientAuthentication() == ClientAuthentication.FORM) {
            return api.grant(null, "client_credentials", id, secret);
        }
        byte[] pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return api.grant("Basic " + Base64.getEncoder().encodeToString(pair), "client_credentials", null, null);
    }

    private static BikeepTrouble missing(String key) {
        return trouble("no credentials: set bellwether.bikeep." + key, Facts.NONE);
    }

    private static BikeepTrouble trouble(String words, Facts facts) {
        return new BikeepTrouble(Kind.TOKEN, Call.TOKEN, words, facts);
    }
}
