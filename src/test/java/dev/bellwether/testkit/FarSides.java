package dev.bellwether.testkit;

import dev.bellwether.local.http.WebServer;
import dev.bellwether.local.pagerduty.FakePagerDuty;
import dev.bellwether.local.service.SmtpFront;
import dev.bellwether.local.slack.FakeSlack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Far sides that can be made to misbehave, for tests of what becomes of messages then: beside the Slack of {@link Services}
 * a PagerDuty, and a front before the mail server. All are told the same; nobody is waited for longer than a moment.
 */
public final class FarSides implements QuarkusTestResourceLifecycleManager {

    /** How long the application waits for any of them. */
    private static final String PATIENCE = "1s";

    private static volatile Running running;

    private record Running(FakePagerDuty pagerDuty, WebServer server, SmtpFront mail) {}

    /** With these, on a clock that is moved: one application for all such tests. */
    public static final class InTrouble extends MovedTime.Profile {

        /** With the documented interval between polls. */
        public InTrouble() {
            super(Map.of("bellwether.bikeep.poll-interval", "5m"));
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(FarSides.class));
        }
    }

    /** The PagerDuty. */
    public static FakePagerDuty pagerDuty() {
        return running.pagerDuty;
    }

    /** Its server, to be taken down and up. */
    public static WebServer pagerDutyServer() {
        return running.server;
    }

    /** What stands before the mail server. */
    public static SmtpFront mail() {
        return running.mail;
    }

    /** All are well and have forgotten everything. */
    public static void clear() {
        Services.clear();
        running.server.up();
        running.pagerDuty.clear();
        running.mail.lift();
    }

    @Override
    public int order() {
        return 1; // after those that all tests share
    }

    @Override
    public Map<String, String> start() {
        FakePagerDuty pagerDuty = new FakePagerDuty(InstantSource.system());
        running = new Running(pagerDuty, WebServer.start(0, pagerDuty), SmtpFront.before(Services.mail().port()));
        return Map.of(
                "quarkus.mailer.port", Integer.toString(running.mail.port()),
                "quarkus.mailer.max-pool-size", "4", // as many as are sent at once
                "bellwether.alerting.config", rules().toString(),
                "bellwether.slack.timeout", PATIENCE,
                "bellwether.email.timeout", PATIENCE,
                "bellwether.notify.http.timeout", PATIENCE);
    }

    @Override
    public void stop() {
        if (running != null) {
            running.server.close();
            running.mail.close();
        }
    }

    private static Path rules() {
        String slack = Services.slackServer().uri().toString();
        String rules =
                """
                route: {receiver: oncall, group_by: [location], group_wait: 0s, group_interval: 1s, repeat_interval: 4h}
                receivers:
                  - name: oncall
                    slack_configs:
                      - {api_url: "%1$s%2$s"}
                      - {bot_token: %3$s, channel: %4$s, base_url: "%1$s/api/"}
                    email_configs: [{to: oncall@example.org}]
                    pagerduty_configs: [{routing_key: %5$s, base_url: "%6$s"}]
                """
                        .formatted(
                                slack, FakeSlack.WEBHOOK, FakeSlack.TOKEN, FakeSlack.CHANNEL, FakePagerDuty.ROUTING_KEY,
                                running.server.uri());
        try {
            Path file = Files.createTempFile("bellwether-far-sides", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
