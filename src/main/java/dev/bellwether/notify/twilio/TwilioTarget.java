package dev.bellwether.notify.twilio;

import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.notify.Lane;
import dev.bellwether.notify.http.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Who is told.
 *
 * @param sid   the account
 * @param token its auth token; secret
 * @param from  the number that sends
 * @param to    the number that is told
 * @param voice whether it is called instead of texted
 * @param base  where the API lies
 */
record TwilioTarget(String sid, String token, String from, String to, boolean voice, String base) {

    private static final String DEFAULT_BASE = "https://api.twilio.com";
    /** A long code sends one a second, and an account begins one call a second. */
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final String NUMBER = "\\+[1-9]\\d{6,14}";
    /** A number, a short code, or letters where a country allows them. */
    private static final String SENDER = NUMBER + "|\\d{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}";

    /** The target of settings that {@link #check} found nothing wrong with. */
    static TwilioTarget of(Integration integration) throws IOException {
        Settings settings = Settings.of(integration);
        return new TwilioTarget(
                settings.text("account_sid", ""),
                settings.secret("auth_token"),
                settings.text("from", ""),
                settings.text("to", ""),
                settings.text("mode", "sms").equals("voice"),
                settings.text("base_url", DEFAULT_BASE).replaceAll("/+$", ""));
    }

    static List<String> check(Integration integration) {
        Settings settings = Settings.of(integration)
                .known("account_sid", "auth_token", "auth_token_file", "from", "to", "mode", "base_url")
                .required("account_sid", "the account's SID, AC and 32 digits")
                .requiredOrFile("auth_token", "the account's auth token")
                .required("from", "the number that sends")
                .required("to", "the number that is told")
                .oneOf("mode", "sms", "voice")
                .url("base_url");
        return settings.claim(
                        !settings.has("account_sid") || settings.text("account_sid", "").matches("AC[0-9a-fA-F]{32}"),
                        "'account_sid' must be AC and 32 hexadecimal digits")
                .claim(
                        !settings.has("to") || settings.text("to", "").matches(NUMBER),
                        "'to' must be one number as \"+37255512345\", in quotes: without them YAML drops the +")
                .claim(
                        !settings.has("from") || settings.text("from", "").matches(SENDER),
                        "'from' must be a number as \"+37255512345\", in quotes, a short code or a sender's name")
                .mistakes();
    }

    /** The list of its messages, or of its calls. */
    HttpUrl url() {
        return HttpUrl.get(base + "/2010-04-01/Accounts/" + sid + (voice ? "/Calls.json" : "/Messages.json"));
    }

    Request.Builder request(HttpUrl url) {
        return new Request.Builder().url(url).header("Authorization", Credentials.basic(sid, token));
    }

    Lane lane() {
        String far = "twilio/" + Lane.digest(sid);
        return new Lane(far + "/" + (voice ? "voice/" : "sms/") + Lane.digest(from + to), far, PACE, 1);
    }

    @Override
    public String toString() {
        return "TwilioTarget[" + (voice ? "voice" : "sms") + "]";
    }
}
