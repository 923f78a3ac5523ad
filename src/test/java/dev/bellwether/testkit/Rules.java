package dev.bellwether.testkit;

import dev.bellwether.local.slack.FakeSlack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The rules file of the tests: as in the documentation, but without waiting, with hosts of their own for some, and with
 * keepers who hear of the service's own failures and of nothing else.
 */
final class Rules {

    private Rules() {}

    static Path forTests(URI slack) {
        String rules =
                """
                route:
                  receiver: oncall
                  group_by: [location]
                  group_wait: 0s
                  group_interval: 1s
                  repeat_interval: 4h
                  routes:
                    - {receiver: hosts, matchers: ['location_code=~"HOST-.+"', category!="fire"]}
                    - {matchers: [category="apart"], group_by: [location, reason]}
                receivers:
                  - name: oncall
                    slack_configs:
                      - {api_url: "%1$s%2$s"}
                      - {bot_token: %3$s, channel: %4$s, base_url: "%1$s/api/"}
                    email_configs: [{to: oncall@example.org}]
                  - {name: hosts, email_configs: [{to: hosts@example.org}]}
                  - {name: keepers, email_configs: [{to: keepers@example.org}]}
                audit: {receiver: keepers}
                hold: {DeviceOffline: 10m}
                storm: {incidents: 200, within: 5m}
                maintenance: {for: 2h}
                severity: [{matchers: ['location_code=~"HOST-.+"', category="fire"], severity: critical}]
                inhibit_rules:
                  - {source_matchers: [category="power"], target_matchers: [type="status"], equal: [location]}
                """
                        .formatted(slack, FakeSlack.WEBHOOK, FakeSlack.TOKEN, FakeSlack.CHANNEL);
        try {
            Path file = Files.createTempFile("bellwether-rules", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
