package dev.bellwether.journey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.local.pagerduty.FakePagerDuty;
import dev.bellwether.local.service.Mail;
import dev.bellwether.local.service.SmtpFront;
import dev.bellwether.local.slack.FakeSlack;
import dev.bellwether.local.slack.SlackMessage;
import dev.bellwether.testkit.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Where people are told, with a {@link Reaper} at each; read as whoever looks there reads them. */
final class FarSides implements AutoCloseable {

    private final FakePagerDuty pagerDuty = new FakePagerDuty(InstantSource.system());
    private final WebServer pagerDutyServer = WebServer.start(0, pagerDuty);
    private final SmtpFront mail = SmtpFront.before(Services.mail().port());

    FarSides(Reaper reaper) {
        Services.slack().faults().always(reaper.around(Way.SLACK));
        pagerDuty.faults().always(reaper.around(Way.PAGERDUTY));
        mail.misbehave(reaper.aroundMails());
    }

    /** Leads the service there; everything is told at once. */
    Map<String, String> settings() throws IOException {
        String rules =
                """
                route: {receiver: oncall, group_wait: 0s, group_interval: 0s, repeat_interval: 4h}
                receivers:
                  - name: oncall
                    slack_configs: [{bot_token: %s, channel: %s, base_url: "%s/api/"}]
                    email_configs: [{to: oncall@example.org}]
                    pagerduty_configs: [{routing_key: %s, base_url: "%s"}]
                hold: {DeviceOffline: 0s}
                storm: {incidents: 10000, within: 1m}
                """
                        .formatted(
                                FakeSlack.TOKEN, FakeSlack.CHANNEL, Services.slackServer().uri(),
                                FakePagerDuty.ROUTING_KEY, pagerDutyServer.uri());
        Path file = Files.createTempFile("bellwether-kills", ".yaml");
        file.toFile().deleteOnExit();
        return Map.of(
                "bellwether.alerting.config", Files.writeString(file, rules).toString(),
                "quarkus.mailer.port", Integer.toString(mail.port()));
    }

    /** What stands there of each location. */
    Map<Reading.Of, Reading> read() {
        Map<Reading.Of, Reading> all = new HashMap<>();
        readSlack(all);
        readMails(all);
        readPagerDuty(all);
        return all;
    }

    @Override
    public void close() throws IOException {
        mail.close();
        pagerDutyServer.close();
    }

    private static void readSlack(Map<Reading.Of, Reading> all) {
        for (SlackMessage message : Services.slack().messages()) {
            boolean isOver = message.text().startsWith("✅");
            Reading reading = Reading.in(all, Way.SLACK, message.everything());
            if (message.thread().isEmpty()) {
                reading.beginning();
                reading.shows(isOver);
            } else if (isOver) {
                reading.end();
            } else {
                reading.surplus();
            }
        }
    }

    private static void readMails(Map<Reading.Of, Reading> all) {
        Set<String> seen = new HashSet<>();
        for (Mail mail : Services.mail().mails()) {
            boolean isOver = mail.header("X-Bellwether-State").equals("resolved");
            Reading reading = Reading.in(all, Way.EMAIL, mail.text());
            reading.shows(isOver);
            if (!seen.add(mail.header("Message-ID"))) {
                reading.copy();
            } else if (isOver) {
                reading.end();
            } else {
                reading.beginning();
            }
        }
    }

    private void readPagerDuty(Map<Reading.Of, Reading> all) {
        Set<String> open = new HashSet<>();
        for (JsonNode event : pagerDuty.events()) {
            boolean isOver = event.path("event_action").asText().equals("resolve");
            String key = event.path("dedup_key").asText();
            Reading reading = Reading.in(all, Way.PAGERDUTY, event.path("payload").path("group").asText());
            reading.shows(isOver);
            if (isOver ? !open.remove(key) : !open.add(key)) {
                reading.copy(); // which changes nothing there
            } else if (isOver) {
                reading.end();
            } else {
                reading.beginning();
            }
        }
    }
}
