package dev.bellwether.bench;

import dev.bellwether.local.slack.FakeSlack;
import dev.bellwether.testkit.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** How long people wait for a critical alarm: from its POST to Slack, beside a POST that does nothing, in turns. */
final class Alerting {

    private static final Logger LOG = Logger.getLogger(Alerting.class);
    private static final int OTHERS_PER_SECOND = 50;
    /** More than are sent while all rounds last, however long each waits for its last alarm. */
    private static final int OTHERS = 100_000;

    private Contest alone;
    private Contest amongOthers;

    /** Starts the whole service for it, and stops it. */
    void measure(Path jar, Map<String, String> settings, int rounds, Duration time) throws Exception {
        Map<String, String> alerting = new HashMap<>(settings);
        alerting.put("bellwether.alerting.config", rules().toString());
        try (ServiceProcess service = ServiceProcess.start(jar, alerting)) {
            AlertLoad alerts = new AlertLoad(service.uri("/webhooks/bikeep"), Services.SEED);
            Services.slack().faults().always(alerts::note);
            Deliveries bodies = new Deliveries(Services.SEED, OTHERS_PER_SECOND);
            bodies.renew();
            List<Case> cases = List.of(
                    new Case("no-op POST", new HttpLoad(service.uri("/baseline/nothing"), bodies, false)),
                    new Case("critical alarm, to Slack", alerts));
            alone = new Contest(cases, 1);
            amongOthers = new Contest(cases, 1);
            LOG.info("warming up for alarms");
            alone.warmUp(time);
            Deliveries others = new Deliveries(Services.SEED, OTHERS);
            rounds("nothing else", alone, rounds, time);
            // afterwards, since they leave work behind
            try (Trickle trickle = Trickle.open(service.uri("/webhooks/bikeep"), others, OTHERS_PER_SECOND)) {
                rounds("other events", amongOthers, rounds, time);
            }
        } finally {
            Services.slack().faults().lift();
        }
    }

    private static void rounds(String beside, Contest contest, int rounds, Duration time) throws Exception {
        for (int round = 0; round < rounds; round++) {
            LOG.infof("alarms beside %s, round %d of %d", beside, round + 1, rounds);
            contest.round(round, time);
        }
    }

    /** What came of it. */
    void report(Report report) {
        report.line("from the POST of a critical alarm to the request at Slack, one at a time, all rounds together;"
                + " with %d other events a second, or none", OTHERS_PER_SECOND);
        report.latencies(alone, "0 /s");
        report.latencies(amongOthers, OTHERS_PER_SECOND + " /s");
        report.line("");
    }

    private static Path rules() throws IOException {
        String rules =
                """
                route: {receiver: oncall, group_by: [location], group_wait: 0s, group_interval: 1s, repeat_interval: 4h}
                receivers:
                  - {name: oncall, slack_configs: [{bot_token: %s, channel: %s, base_url: "%s/api/"}]}
                hold: {DeviceOffline: 10m}
                storm: {incidents: 100000, within: 1m}
                severity: [{matchers: [category="security"], severity: critical}]
                """
                        .formatted(FakeSlack.TOKEN, FakeSlack.CHANNEL, Services.slackServer().uri());
        Path file = Files.createTempFile("bellwether-bench", ".yaml");
        file.toFile().deleteOnExit();
        return Files.writeString(file, rules);
    }
}
