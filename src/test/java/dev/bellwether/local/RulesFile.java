package dev.bellwether.local;

import dev.bellwether.local.msteams.FakeTeams;
import dev.bellwether.local.pagerduty.FakePagerDuty;
import dev.bellwether.local.slack.FakeSlack;
import dev.bellwether.local.twilio.FakeTwilio;
import dev.bellwether.local.webhook.FakeEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rules for people who watch: the usual ones, in seconds instead of minutes. */
final class RulesFile {

    private RulesFile() {}

    /** {@code far} is where all far sides are. */
    static Path write(Path folder, URI far) {
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
                    pagerduty_configs: [{routing_key: %5$s, base_url: "%1$s"}]
                    msteams_configs: [{webhook_url: "%1$s%6$s"}]
                    webhook_configs: [{url: "%1$s%7$s", secret: %8$s, allow_private: true}]
                    alertmanager_configs: [{url: "%1$s", resend: 20s}]
                    twilio_configs:
                      - {account_sid: %9$s, auth_token: %10$s, from: "%11$s", to: "+37255512345", base_url: "%1$s"}
                hold: {DeviceOffline: 5s}
                """
                        .formatted(
                                far,
                                FakeSlack.WEBHOOK,
                                FakeSlack.TOKEN,
                                FakeSlack.CHANNEL,
                                FakePagerDuty.ROUTING_KEY,
                                FakeTeams.WEBHOOK,
                                FakeEndpoint.PATH,
                                FakeEndpoint.SECRET,
                                FakeTwilio.ACCOUNT,
                                FakeTwilio.TOKEN,
                                FakeTwilio.NUMBER);
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve("alerting.yaml"), rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
