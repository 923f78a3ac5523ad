package dev.bellwether.local.bikeep;

import static dev.bellwether.local.http.Json.object;

import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** OAuth 2 client credentials: hands out access tokens and knows those that are still good. */
final class Tokens {

    static final Duration LIFETIME = Duration.ofHours(1);

    private final InstantSource clock;
    private final Map<String, Instant> expiries = new ConcurrentHashMap<>();

    Tokens(InstantSource clock) {
        this.clock = clock;
    }

    /** The token endpoint: credentials in the form or by HTTP Basic. */
    Reply grant(Request request) {
        Map<String, String> form = request.form();
        if (!form.getOrDefault("grant_type", "").equals("client_credentials")) {
            return refusal(400, "unsupported_grant_type");
        }
        String credentials = request.header("Authorization")
                .filter(header -> header.startsWith("Basic "))
                .map(header -> new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8))
                .orElse(form.get("client_id") + ":" + form.get("client_secret"));
        if (!credentials.equals(Bikeep.CLIENT_ID + ":" + Bikeep.CLIENT_SECRET)) {
            return refusal(401, "invalid_client");
        }
        String token = UUID.randomUUID().toString();
        expiries.put(token, clock.instant().plus(LIFETIME));
        return Reply.json(200, object(
                "access_token", token, "token_type", "Bearer", "expires_in", LIFETIME.toSeconds()));
    }

    void check(Request request) {
        boolean good = request.bearer()
                .map(expiries::get)
                .filter(expiry -> clock.instant().isBefore(expiry))
                .isPresent();
        if (!good) {
            throw BikeepError.unauthorized();
        }
    }

    /** Makes every token handed out so far worthless. */
    void revokeAll() {
        expiries.clear();
    }

    private static Reply refusal(int status, String error) {
        return Reply.json(status, object("error", error));
    }
}
