package dev.bellwether.notify.slack;

import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.notify.Lane;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a message goes.
 *
 * @param secret  the incoming webhook's URL, or the bot token
 * @param channel the channel for the bot; empty for an incoming webhook
 * @param baseUrl where the Web API lies, with a slash at its end
 */
record SlackTarget(String secret, String channel, String baseUrl) {

    private static final String DEFAULT_BASE = "https://slack.com/api/";
    private static final Set<String> KEYS =
            Set.of("api_url", "api_url_file", "bot_token", "bot_token_file", "channel", "base_url");

    Lane lane(Duration pace) {
        String far = "slack/" + Lane.digest(secret);
        return new Lane(isIncomingWebhook() ? far : far + "/" + channel, far, pace, 1);
    }

    boolean isIncomingWebhook() {
        return channel.isEmpty();
    }

    /** The target of settings that {@link #check} found nothing wrong with; a secret file is read anew every time. */
    static SlackTarget of(Integration integration) throws IOException {
        Map<String, String> settings = integration.settings();
        String base = settings.getOrDefault("base_url", DEFAULT_BASE);
        String slashed = base.endsWith("/") ? base : base + "/";
        return isBot(settings)
                ? new SlackTarget(secret(settings, "bot_token"), settings.getOrDefault("channel", ""), slashed)
                : new SlackTarget(secret(settings, "api_url"), "", slashed);
    }

    static List<String> check(Integration integration) {
        Map<String, String> settings = integration.settings();
        List<String> wrong = new ArrayList<>();
        settings.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .sorted()
                .forEach(key -> wrong.add("'" + key + "' is not a key of this place; known here: "
                        + KEYS.stream().sorted().toList()));
        boolean webhook = settings.containsKey("api_url") || settings.containsKey("api_url_file");
        if (webhook == isBot(settings)) {
            wrong.add("give either api_url (or api_url_file), an incoming webhook's URL, or bot_token (or"
                    + " bot_token_file) with channel");
        }
        if (isBot(settings) && settings.getOrDefault("channel", "").isBlank()) {
            wrong.add("'channel' is missing; a bot needs to know where to post");
        }
        for (String file : List.of("api_url_file", "bot_token_file")) {
            if (settings.containsKey(file) && !Files.isReadable(Path.of(settings.get(file)))) {
                wrong.add("'" + file + "': the file cannot be read");
            }
        }
        if (settings.containsKey("api_url") && !isUrl(settings.get("api_url"))) {
            wrong.add("'api_url' is no http(s) URL");
        }
        return wrong;
    }

    static boolean isBot(Map<String, String> settings) {
        return settings.containsKey("bot_token") || settings.containsKey("bot_token_file");
    }

    private static boolean isUrl(String text) {
        try {
            String scheme = URI.create(text).getScheme();
            return "https".equals(scheme) || "http".equals(scheme);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String secret(Map<String, String> settings, String key) throws IOException {
        String inline = settings.get(key);
        return inline != null
                ? inline
                : Files.readString(Path.of(settings.getOrDefault(key + "_file", ""))).strip();
    }

    @Override
    public String toString() {
        return "SlackTarget[" + (isIncomingWebhook() ? "incoming webhook" : channel) + "]";
    }
}
