package dev.bellwether.local;

import dev.bellwether.local.alertmanager.FakeAlertmanager;
import dev.bellwether.local.bikeep.Bikeep;
import dev.bellwether.local.bikeep.Heartbeats;
import dev.bellwether.local.bikeep.Scenarios;
import dev.bellwether.local.bikeep.Webhooks;
import dev.bellwether.local.http.Site;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.local.inbox.Inbox;
import dev.bellwether.local.msteams.FakeTeams;
import dev.bellwether.local.pagerduty.FakePagerDuty;
import dev.bellwether.local.service.KafkaService;
import dev.bellwether.local.service.MailService;
import dev.bellwether.local.service.PostgresServer;
import dev.bellwether.local.service.PostgresService;
import dev.bellwether.local.slack.FakeSlack;
import dev.bellwether.local.twilio.FakeTwilio;
import dev.bellwether.local.webhook.FakeEndpoint;
import dev.bellwether.testkit.Signer;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Starts whatever the user has not brought along, tells the service where it is, and stops it in the end. */
final class Surroundings implements AutoCloseable {

    static final Path DATA = Path.of("target", "local");

    private static final String SEED = "local-seed";
    private static final String SCHEME = "hmac-sha256:data";

    private final Settings settings;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private URI page;
    private Scenarios scenarios;

    Surroundings(Settings settings) {
        this.settings = settings;
    }

    /** The address of the page. */
    URI page() {
        return page;
    }

    /** What the stand-in can play; nothing when the user brought a Bikeep along. */
    Optional<Scenarios> scenarios() {
        return Optional.ofNullable(scenarios);
    }

    /** The service's own address. */
    URI service() {
        return URI.create("http://localhost:" + settings.port("quarkus.http.port", 8080));
    }

    void start() {
        // first of all: whoever holds it may be another run on the same data, whose database is not ours to stop
        Port port = Port.of(settings, "the page, the channels' far sides and Bikeep", "bellwether.local.port", 8090).mustBeFree();
        CompletableFuture<Void> database = CompletableFuture.runAsync(this::postgres);
        CompletableFuture<Void> broker = CompletableFuture.runAsync(this::kafka);
        web(port, mail());
        broker.join();
        database.join();
    }

    private void postgres() {
        if (settings.has("quarkus.datasource.jdbc.url")) {
            return;
        }
        Path data = DATA.resolve("postgres");
        PostgresService.stopOrphan(data);
        Port port = Port.of(settings, "PostgreSQL", "bellwether.local.postgres-port", 15432).mustBeFree();
        PostgresService postgres = remember(PostgresService.start(port.number(), data));
        PostgresServer server = postgres.server();
        settings.offer("quarkus.datasource.jdbc.url", server.create("bellwether"));
        settings.offer("quarkus.datasource.username", server.user());
        settings.offer("quarkus.datasource.password", server.password());
    }

    private void kafka() {
        if (settings.has("kafka.bootstrap.servers")) {
            return;
        }
        Port port = Port.of(settings, "Kafka", "bellwether.local.kafka-port", 19092).mustBeFree();
        KafkaService kafka = remember(KafkaService.start(port.number(), DATA.resolve("kafka")));
        settings.offer("kafka.bootstrap.servers", kafka.bootstrapServers());
    }

    private Optional<MailService> mail() {
        if (settings.has("quarkus.mailer.host")) {
            return Optional.empty();
        }
        Port port = Port.of(settings, "e-mail", "bellwether.local.smtp-port", 11025).mustBeFree();
        MailService mail = remember(MailService.start(port.number()));
        settings.offer("quarkus.mailer.host", mail.host());
        settings.offer("quarkus.mailer.port", mail.port());
        settings.offer("quarkus.mailer.mock", false);
        return Optional.of(mail);
    }

    private void web(Port port, Optional<MailService> mail) {
        FakeSlack slack = new FakeSlack(InstantSource.system());
        Inbox inbox = new Inbox(slack, mail);
        List<Site> sites = new ArrayList<>(List.of(slack, inbox));
        sites.addAll(others(inbox));
        boolean bikeepIsOurs = !settings.has("bellwether.bikeep.api-url");
        if (bikeepIsOurs) {
            sites.add(bikeep(inbox));
        }
        page = remember(WebServer.start(port.number(), sites.toArray(Site[]::new))).uri();
        if (bikeepIsOurs) {
            settings.offer("bellwether.bikeep.api-url", page);
            settings.offer("bellwether.bikeep.token-url", page + "/oauth2/token");
            settings.offer("bellwether.bikeep.client-id", Bikeep.CLIENT_ID);
            settings.offer("bellwether.bikeep.client-secret", Bikeep.CLIENT_SECRET);
            settings.offer("bellwether.bikeep.poll-interval", "2s");
            // hours and minutes of the real Bikeep are seconds here
            settings.offer("bellwether.directory.calls-per-minute", "240");
            settings.offer("bellwether.reconcile.settle", "1s");
            settings.offer("bellwether.reconcile.soon", "1s");
            settings.offer("bellwether.reconcile.recheck", "2s");
            settings.offer("bellwether.reconcile.connection-within", "5s");
            settings.offer("bellwether.reconcile.slack", "1s");
            settings.offer("bellwether.reconcile.confirmed-after", "12s");
            settings.offer("bellwether.reconcile.confirmed-within", "5s");
            settings.offer("bellwether.reconcile.blind-after", "6s");
            settings.offer("bellwether.reconcile.failing-after", "10s");
            // the stand-in's cities have few locations, kilometres apart
            settings.offer("bellwether.reconcile.area-metres", "8000");
        }
        settings.offer("bellwether.webhook.seeds", SEED);
        settings.offer("bellwether.api.tokens-file", TokensFile.write(DATA).toAbsolutePath());
        settings.offer("bellwether.alerting.config", RulesFile.write(DATA, page).toAbsolutePath());
    }

    private static List<Site> others(Inbox inbox) {
        InstantSource clock = InstantSource.system();
        FakePagerDuty pagerDuty = new FakePagerDuty(clock);
        FakeTeams teams = new FakeTeams(clock);
        FakeTwilio twilio = new FakeTwilio(clock);
        FakeAlertmanager alertmanager = new FakeAlertmanager(clock);
        FakeEndpoint endpoint = new FakeEndpoint(clock);
        inbox.shows(List.of(pagerDuty, teams, twilio, alertmanager, endpoint));
        return List.of(pagerDuty, teams, twilio, alertmanager, endpoint);
    }

    private Bikeep bikeep(Inbox inbox) {
        double tempo = Double.parseDouble(settings.or("bellwether.local.tempo", "1"));
        Bikeep bikeep = new Bikeep(InstantSource.system(), Heartbeats.HASTY.scaled(tempo));
        Webhooks webhooks = remember(new Webhooks(service().resolve("/webhooks/bikeep"), this::signed));
        scenarios = remember(new Scenarios(bikeep, webhooks, tempo));
        inbox.shows(bikeep, webhooks, scenarios);
        return bikeep;
    }

    private String signed(String type, String data) {
        String seed = settings.or("bellwether.webhook.seeds", SEED).split(",")[0].strip();
        String scheme = settings.given("bellwether.webhook.scheme").filter(s -> !s.equals("auto")).orElse(SCHEME);
        return Signer.envelope(scheme, seed, type, data);
    }

    private synchronized <T extends AutoCloseable> T remember(T part) {
        started.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.err.println("not stopped cleanly: " + e);
            }
        }
    }
}
