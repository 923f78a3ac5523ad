package dev.bellwether.notify.alertmanager;

import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.decide.file.Durations;
import dev.bellwether.notify.Lane;
import dev.bellwether.notify.http.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts go.
 *
 * @param url           of the API
 * @param authorization the header that lets us in; null for none; secret
 */
record AlertmanagerTarget(HttpUrl url, @Nullable String authorization) {

    private static final Duration RESEND = Duration.ofMinutes(1);
    private static final int AT_ONCE = 4;

    /** The target of settings that {@link #check} found nothing wrong with. */
    static AlertmanagerTarget of(Integration integration) throws IOException {
        Settings settings = Settings.of(integration);
        HttpUrl url = HttpUrl.get(settings.text("url", "").replaceAll("/+$", "") + "/api/v2/alerts");
        String token = settings.textOrFile("bearer_token");
        if (token != null) {
            return new AlertmanagerTarget(url, "Bearer " + token);
        }
        return new AlertmanagerTarget(
                url,
                settings.has("username")
                        ? Credentials.basic(settings.text("username", ""), settings.secret("password"))
                        : null);
    }

    /** After how long it is told again what goes on. */
    static Duration resend(Integration integration) {
        return Durations.parse(Settings.of(integration).text("resend", "")).orElse(RESEND);
    }

    static List<String> check(Integration integration) {
        Settings settings = Settings.of(integration)
                .known(
                        "url", "username", "password", "password_file", "bearer_token", "bearer_token_file", "resend")
                .required("url", "where Alertmanager answers, e.g. http://alertmanager:9093")
                .url("url")
                .optionalOrFile("password")
                .optionalOrFile("bearer_token");
        return settings.claim(
                        settings.has("username") == settings.isGiven("password"),
                        "'username' and 'password' (or 'password_file') belong together")
                .claim(
                        !(settings.has("username") && settings.isGiven("bearer_token")),
                        "give either 'username' or 'bearer_token_file', not both")
                .claim(
                        !settings.has("resend")
                                || Durations.parse(settings.text("resend", ""))
                                        .filter(resend -> resend.compareTo(Duration.ofSeconds(1)) >= 0)
                                        .isPresent(),
                        "'resend' must be a duration of 1s or more, e.g. 1m")
                .mistakes();
    }

    Lane lane() {
        String name = "alertmanager/" + Lane.digest(url.toString());
        return new Lane(name, name, Duration.ZERO, AT_ONCE);
    }

    @Override
    public String toString() {
        return "AlertmanagerTarget[" + url.host() + "]"; // a URL may hold a password
    }
}
