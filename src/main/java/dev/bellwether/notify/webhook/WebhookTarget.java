package dev.bellwether.notify.webhook;

import com.standardwebhooks.Webhook;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.notify.Lane;
import dev.bellwether.notify.http.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * Where a notice goes.
 *
 * @param url          the endpoint; may hold a secret
 * @param secret       {@code whsec_…}, what both sides sign with
 * @param allowPrivate whether it may lie in the own network
 */
record WebhookTarget(String url, String secret, boolean allowPrivate) {

    private static final int AT_ONCE = 4;

    /** The target of settings that {@link #check} found nothing wrong with. */
    static WebhookTarget of(Integration integration) throws IOException {
        Settings settings = Settings.of(integration);
        return new WebhookTarget(
                settings.secret("url"),
                settings.secret("secret"),
                settings.text("allow_private", "false").equals("true"));
    }

    static List<String> check(Integration integration) {
        Settings settings = Settings.of(integration)
                .known("url", "url_file", "secret", "secret_file", "allow_private")
                .requiredOrFile("url", "where incidents are posted")
                .url("url")
                .requiredOrFile("secret", "what they are signed with, whsec_ and 24 to 64 bytes in base64")
                .oneOf("allow_private", "true", "false");
        return settings.claim(
                        !settings.has("secret") || isSecret(settings.text("secret", "")),
                        "'secret' must be whsec_ and 24 to 64 bytes in base64, e.g. of"
                                + " `echo whsec_$(openssl rand -base64 32)`")
                .mistakes();
    }

    /** As the specification has it; nothing is signed with less. */
    static boolean isSecret(String text) {
        if (!text.startsWith(Webhook.SECRET_PREFIX)) {
            return false;
        }
        try {
            int length = Base64.getDecoder().decode(text.substring(Webhook.SECRET_PREFIX.length())).length;
            return length >= 24 && length <= 64;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }


    Lane lane() {
        String name = "webhook/" + Lane.digest(url);
        return new Lane(name, name, Duration.ZERO, AT_ONCE);
    }

    @Override
    public String toString() {
        return "WebhookTarget[]";
    }
}
