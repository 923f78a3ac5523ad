package dev.bellwether.faults;

import dev.bellwether.local.bikeep.Bikeep;
import dev.bellwether.local.bikeep.Heartbeats;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.local.pagerduty.FakePagerDuty;
import dev.bellwether.local.service.MailService;
import dev.bellwether.local.service.SmtpFront;
import dev.bellwether.local.slack.FakeSlack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The service and everything that it depends on, each of which can be made to fail. */
final class World implements AutoCloseable {

    static final String SEED = "a-seed-for-faults";

    private final Broker broker;
    private final Database database;
    private final SpoolDisk spoolDisk;
    private final Bikeep bikeep = new Bikeep(InstantSource.system(), Heartbeats.HASTY);
    private final WebServer bikeepServer = WebServer.start(0, bikeep);
    private final FakeSlack slack = new FakeSlack(InstantSource.system());
    private final WebServer slackServer = WebServer.start(0, slack);
    private final FakePagerDuty pagerDuty = new FakePagerDuty(InstantSource.system());
    private final WebServer pagerDutyServer = WebServer.start(0, pagerDuty);
    private final MailService mail = MailService.start();
    private final SmtpFront mailServer = SmtpFront.before(mail.port());
    private final Clock clock;
    private final Supervisor service;

    /** Starts everything, the service with these settings besides; returns when it is ready. */
    World(Map<String, String> besides) throws IOException {
        Path data = Files.createTempDirectory(Path.of("target"), "faults-").toAbsolutePath();
        broker = new Broker(data.resolve("kafka"));
        database = new Database(data.resolve("postgres"));
        spoolDisk = new SpoolDisk(database, data.resolve("spool-disk"));
        clock = new Clock(data.resolve("faketime"));
        CompletableFuture<Void> started = CompletableFuture.runAsync(database::start);
        broker.start();
        started.join();
        Topic.create(broker.address());
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.putAll(settings(data));
        settings.putAll(besides);
        service = new Supervisor(settings, clock.environment());
        service.start();
        spoolDisk.take();
    }

    Broker broker() {
        return broker;
    }

    Database database() {
        return database;
    }

    SpoolDisk spoolDisk() {
        return spoolDisk;
    }

    Bikeep bikeep() {
        return bikeep;
    }

    WebServer bikeepServer() {
        return bikeepServer;
    }

    FakeSlack slack() {
        return slack;
    }

    WebServer slackServer() {
        return slackServer;
    }

    FakePagerDuty pagerDuty() {
        return pagerDuty;
    }

    WebServer pagerDutyServer() {
        return pagerDutyServer;
    }

    MailService mail() {
        return mail;
    }

    SmtpFront mailServer() {
        return mailServer;
    }

    Clock clock() {
        return clock;
    }

    Supervisor service() {
        return service;
    }

    /** What people were told is forgotten, and so is what the service knows of it. */
    void forget() {
        slack.clear();
        mail.clear();
        pagerDuty.clear();
        service.forget();
        database.execute("delete from incident");
    }

    @Override
    public void close() {
        service.close();
        broker.close();
        database.close();
        spoolDisk.close();
        mailServer.close();
        mail.close();
        slackServer.close();
        pagerDutyServer.close();
        bikeepServer.close();
    }

    private Map<String, String> settings(Path data) {
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap.servers", broker.address());
        settings.put("bellwether.webhook.seeds", SEED);
        settings.put("bellwether.alerting.config", rules(data).toString());
        settings.put("bellwether.bikeep.api-url", bikeepServer.uri().toString());
        settings.put("bellwether.bikeep.token-url", bikeepServer.uri() + "/oauth2/token");
        settings.put("bellwether.bikeep.client-id", Bikeep.CLIENT_ID);
        settings.put("bellwether.bikeep.client-secret", Bikeep.CLIENT_SECRET);
        settings.put("bellwether.bikeep.poll-interval", "2s");
        settings.put("bellwether.bikeep.timeout", "2s");
        settings.put("bellwether.directory.calls-per-minute", "1000");
        settings.put("quarkus.mailer.host", mail.host());
        settings.put("quarkus.mailer.port", Integer.toString(mailServer.port()));
        settings.put("bellwether.slack.pace", "0s"); // the stand-in takes as many as come
        settings.put("bellwether.slack.calls-per-minute", "100000");
        // what takes minutes of an operator's time takes seconds here
        settings.put("bellwether.slack.timeout", "2s");
        settings.put("bellwether.email.timeout", "2s");
        settings.put("bellwether.notify.http.timeout", "2s");
        settings.put("bellwether.notify.lease", "5s");
        settings.put("bellwether.notify.max-backoff", "2s");
        settings.put("bellwether.notify.broken-retry", "1s");
        // the broker takes the next life for the same member, so that it need not wait until the last one is missed
        settings.put("mp.messaging.incoming.events-in.group.instance.id", "mortal");
        return settings;
    }

    private Path rules(Path data) {
        String rules =
                """
                route: {receiver: oncall, group_wait: 0s, group_interval: 0s, repeat_interval: 12h}
                receivers:
                  - name: oncall
                    slack_configs: [{bot_token: %s, channel: %s, base_url: "%s/api/"}]
                    email_configs: [{to: oncall@example.org}]
                    pagerduty_configs: [{routing_key: %s, base_url: "%s"}]
                hold: {DeviceOffline: 0s}
                storm: {incidents: 10000, within: 1m}
                """
                        .formatted(
                                FakeSlack.TOKEN, FakeSlack.CHANNEL, slackServer.uri(), FakePagerDuty.ROUTING_KEY,
                                pagerDutyServer.uri());
        try {
            return Files.writeString(data.resolve("alerting.yaml"), rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
