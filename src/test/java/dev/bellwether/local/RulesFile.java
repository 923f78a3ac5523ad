package dev.bellwether.local;

import dev.bellwether.local.slack.FakeSlack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rules for people who watch: the usual ones, in seconds instead of minutes. */
final class RulesFile {

    private RulesFile() {}

    static Path write(Path folder, URI slack) {
        String rules =
                """
                # written anew at every start; set BELLWETHER_ALERTING_CONFIG to use a file of your own
                route: {receiver: oncall, group_by: [location], group_wait: 2s, group_interval: 10s, repeat_interval: 4h, routes: []}
                receivers:
                  - name: oncall
                    slack_configs:
                      - {bot_token: %3$s, channel: %4$s, base_url: "%1$s/api/"}
                      # the same by an incoming webhook:
                      # - {api_url: "%1$s%2$s"}
                    email_configs: [{to: oncall@example.org}]
                hold: {DeviceOffline: 5s}
                """
                        .formatted(slack, FakeSlack.WEBHOOK, FakeSlack.TOKEN, FakeSlack.CHANNEL);
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve("alerting.yaml"), rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
