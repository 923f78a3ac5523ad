package dev.bellwether.testkit;

import dev.bellwether.local.bikeep.Bikeep;
import dev.bellwether.local.bikeep.Heartbeats;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.local.service.MailService;
import dev.bellwether.local.slack.FakeSlack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that Bellwether needs around it, for a {@code @QuarkusTest}: {@code @QuarkusTestResource(Services.class)}.
 * Kafka and PostgreSQL are shared by the whole JVM, each application in a database of its own; Bikeep, Slack and the
 * mailbox live as long as the application and are reached by the static methods.
 */
public final class Services implements QuarkusTestResourceLifecycleManager {

    /** The seed that the application knows. */
    public static final String SEED = "a-seed-for-tests";

    /** By which the tests sign what Slack would send. */
    public static final String SLACK_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    private static volatile Running running;
    private static volatile Duration skew = Duration.ZERO;

    private record Running(
            Bikeep bikeep, WebServer bikeepServer, FakeSlack slack, WebServer slackServer, MailService mail) {

        static Running start() {
            // a location that falls silent is offline a tenth of a second later
            Bikeep bikeep = new Bikeep(() -> Instant.now().plus(skew), Heartbeats.HASTY.scaled(0.1));
            FakeSlack slack = new FakeSlack(InstantSource.system());
            return new Running(
                    bikeep, WebServer.start(0, bikeep), slack, WebServer.start(0, slack), MailService.start());
        }

        void close() {
            bikeepServer.close();
            slackServer.close();
            mail.close();
        }
    }

    /** The Bikeep that the application asks. */
    public static Bikeep bikeep() {
        return running.bikeep;
    }

    /** Its server, to be taken down and up. */
    public static WebServer bikeepServer() {
        return running.bikeepServer;
    }

    /** The Slack that the application posts to. */
    public static FakeSlack slack() {
        return running.slack;
    }

    /** Its server, to be taken down and up. */
    public static WebServer slackServer() {
        return running.slackServer;
    }

    /** The SMTP server that the application sends through. */
    public static MailService mail() {
        return running.mail;
    }

    /** From now on Bikeep's clock is so far ahead of everybody's. */
    public static void skew(Duration ahead) {
        skew = ahead;
    }

    /** Forgets every message and mail, lifts all faults, sets Bikeep's clock right and wakes all locations. */
    public static void clear() {
        skew = Duration.ZERO;
        running.slackServer.up();
        running.bikeepServer.up();
        running.slack.clear();
        running.bikeep.recover();
        running.mail.clear();
    }

    @Override
    public Map<String, String> start() {
        running = Running.start();
        Map<String, String> configuration = new HashMap<>(SharedBackends.configuration());
        configuration.put("quarkus.mailer.mock", "false");
        configuration.put("quarkus.mailer.host", running.mail.host());
        configuration.put("quarkus.mailer.port", Integer.toString(running.mail.port()));
        configuration.put("bellwether.bikeep.api-url", running.bikeepServer.uri().toString());
        configuration.put("bellwether.bikeep.token-url", running.bikeepServer.uri() + "/oauth2/token");
        configuration.put("bellwether.bikeep.client-id", Bikeep.CLIENT_ID);
        configuration.put("bellwether.bikeep.client-secret", Bikeep.CLIENT_SECRET);
        configuration.put("bellwether.api.tokens-file", Tokens.file().toString());
        // a test asks until it sees what it waits for, and all tests are one client
        for (String limit : List.of("per-minute", "per-minute-in-all", "unknown-per-minute", "unknown-per-minute-in-all")) {
            configuration.put("bellwether.api.limits." + limit, "1000000");
        }
        // shorter than the second between two ticks: were it as long, every other tick would come a little too early
        configuration.put("bellwether.bikeep.poll-interval", "500ms");
        configuration.put("bellwether.bikeep.retry-delay", "50ms");
        configuration.put("bellwether.bikeep.breaker-delay", "500ms");
        configuration.put("bellwether.directory.calls-per-minute", "1000");
        configuration.put("bellwether.reconcile.settle", "500ms");
        configuration.put("bellwether.reconcile.soon", "100ms");
        configuration.put("bellwether.slack.pace", "0s"); // the stand-in takes as many as come
        configuration.put("bellwether.slack.calls-per-minute", "100000");
        // what one test broke is well again for the next
        configuration.put("bellwether.notify.broken-retry", "1s");
        configuration.put("bellwether.notify.max-backoff", "4s");
        configuration.put("bellwether.slack.signing-secret", SLACK_SECRET);
        configuration.put("bellwether.slack.users", "U0123=olaf");
        configuration.put("bellwether.respond.photos", "false"); // they would be told of, which other tests do not expect
        configuration.put("bellwether.webhook.seeds", SEED);
        configuration.put(
                "bellwether.alerting.config",
                Rules.forTests(running.slackServer.uri()).toString());
        return configuration;
    }

    @Override
    public void stop() {
        if (running != null) {
            running.close();
        }
    }
}
