package dev.bellwether.notify.msteams;

import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.notify.Lane;
import dev.bellwether.notify.http.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Where a card goes.
 *
 * @param url the workflow's; a secret
 */
record TeamsTarget(String url) {

    /** Teams takes four a second by one webhook. */
    private static final Duration PACE = Duration.ofMillis(250);

    /** The target of settings that {@link #check} found nothing wrong with. */
    static TeamsTarget of(Integration integration) throws IOException {
        return new TeamsTarget(Settings.of(integration).secret("webhook_url"));
    }

    static List<String> check(Integration integration) {
        return Settings.of(integration)
                .known("webhook_url", "webhook_url_file")
                .requiredOrFile("webhook_url", "the URL that a workflow \"When a Teams webhook request is received\" shows")
                .url("webhook_url")
                .mistakes();
    }


    Lane lane() {
        String name = "msteams/" + Lane.digest(url);
        return new Lane(name, name, PACE, 1);
    }

    @Override
    public String toString() {
        return "TeamsTarget[]";
    }
}
