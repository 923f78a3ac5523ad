package dev.bellwether.notify.pagerduty;

import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.notify.Lane;
import dev.bellwether.notify.http.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Where an event goes.
 *
 * @param routingKey of an integration "Events API v2"; secret
 * @param url        where events are taken
 */
record PagerDutyTarget(String routingKey, String url) {

    private static final String DEFAULT_BASE = "https://events.pagerduty.com";
    private static final int AT_ONCE = 4;

    /** The target of settings that {@link #check} found nothing wrong with. */
    static PagerDutyTarget of(Integration integration) throws IOException {
        Settings settings = Settings.of(integration);
        String base = settings.text("base_url", DEFAULT_BASE).replaceAll("/+$", "");
        return new PagerDutyTarget(settings.secret("routing_key"), base + "/v2/enqueue");
    }

    static List<String> check(Integration integration) {
        return Settings.of(integration)
                .known("routing_key", "routing_key_file", "base_url")
                .requiredOrFile("routing_key", "the integration key of a service's integration \"Events API v2\"")
                .url("base_url")
                .mistakes();
    }

    Lane lane() {
        return new Lane("pagerduty/" + Lane.digest(routingKey), "pagerduty/" + Lane.digest(url), Duration.ZERO, AT_ONCE);
    }

    @Override
    public String toString() {
        return "PagerDutyTarget[" + url + "]";
    }
}
