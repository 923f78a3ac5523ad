package dev.bellwether.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.local.alertmanager.FakeAlertmanager;
import dev.bellwether.local.bikeep.Bikeep;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.local.msteams.FakeTeams;
import dev.bellwether.local.pagerduty.FakePagerDuty;
import dev.bellwether.local.slack.FakeSlack;
import dev.bellwether.local.twilio.FakeTwilio;
import dev.bellwether.local.webhook.FakeEndpoint;
import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.Http;
import dev.bellwether.testkit.Http.Answer;
import dev.bellwether.testkit.ServiceProcess;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import dev.bellwether.testkit.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole run of the packaged service, with a secret wherever one can be configured, well and in trouble: none of them is
 * found in what it logs, measures or answers, in what it tells a collector of traces, nor in what its database keeps of attempts.
 */
class SecretsJourneyIT {

    private static final String BASE64 = FakeEndpoint.SECRET.substring("whsec_".length());
    private static final String MAIL_PASSWORD = "planted-mail-password";
    private static final String COLLECTOR_TOKEN = "planted-collector-token";
    /** What would be given away. */
    private static final List<String> SECRETS = List.of(
            Services.SEED, Services.SLACK_SECRET, Bikeep.CLIENT_SECRET, FakeSlack.TOKEN,
            FakeSlack.WEBHOOK.substring("/services/".length()), FakePagerDuty.ROUTING_KEY, "local-signature", BASE64,
            FakeTwilio.TOKEN, MAIL_PASSWORD, COLLECTOR_TOKEN, Tokens.VIEWER, Tokens.OPERATOR, Tokens.ADMIN, "planted-bearer-token");

    private final Services services = new Services();
    private final FakePagerDuty pagerDuty = new FakePagerDuty(InstantSource.system());
    private final FakeTeams teams = new FakeTeams(InstantSource.system());
    private final FakeTwilio twilio = new FakeTwilio(InstantSource.system());
    private final WebServer others = WebServer.start(
            0, pagerDuty, teams, twilio, new FakeEndpoint(InstantSource.system()),
            new FakeAlertmanager(InstantSource.system()));
    private final Collector collector = new Collector();
    private final WebServer traces = WebServer.start(0, collector);
    private final Map<String, String> settings = new HashMap<>();
    private final List<String> answers = new ArrayList<>();

    @BeforeEach
    void start() {
        settings.putAll(services.start());
    }

    @AfterEach
    void stop() {
        others.close();
        traces.close();
        services.stop();
    }

    @Test
    void no_secret_is_found_in_logs_metrics_answers_traces_or_attempts(@TempDir Path folder) throws IOException {
        String rules = rules();
        settings.put("bellwether.alerting.config", Files.writeString(folder.resolve("rules.yaml"), rules).toString());
        settings.put("quarkus.log.console.json.enabled", "true");
        settings.put("quarkus.mailer.username", "bellwether");
        settings.put("quarkus.mailer.password", MAIL_PASSWORD);
        settings.put("quarkus.otel.sdk.disabled", "false");
        settings.put("quarkus.otel.exporter.otlp.endpoint", traces.uri().toString());
        settings.put("quarkus.otel.exporter.otlp.headers", "authorization=Bearer " + COLLECTOR_TOKEN);
        try (ServiceProcess service = ServiceProcess.start(settings)) {
            Http http = service.http();
            alarm(http, "well");
            Await.slackCall("well");
            inTrouble(http);
            wrongly(http, rules);
            look(http);

            assertThat(answers).hasSizeGreaterThan(15);
            // told in trouble, refused, and asked last of all
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(collector.everything())
                            .contains("postponed", "left out", "POST /integrations/slack/actions", "/notifications"));
            String everything = service.printed() + collector.everything() + String.join("\n", answers)
                    + Records.of(settings).list("select a::text from attempt a") + Records.of(settings).list("select n::text from notification n");
            assertThat(everything).contains("bellwether_webhook_requests_total", "loc-trouble", "postponed");
            assertThat(service.printed().lines()).isNotEmpty().allSatisfy(line -> assertThat(line).matches("\\{.*\"message\":.*}"));
            for (String secret : SECRETS) {
                assertThat(everything.contains(secret)).as(() -> around(everything, secret)).isFalse();
            }
        }
    }

    /** Every far side fails in a way that makes one want to say what was asked of it. */
    private void inTrouble(Http http) {
        Services.slack().faults().always(Fault.status(404));
        pagerDuty.faults().always(Fault.status(400));
        others.down();
        Services.bikeepServer().down();
        alarm(http, "trouble");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Records.of(settings)
                        .list("select distinct integration from attempt where outcome <> 'delivered'").size() >= 5);
        others.up();
        Services.bikeepServer().up();
        Services.slack().faults().lift();
    }

    /** Requests that are refused, each with a secret in it. */
    private void wrongly(Http http, String rules) {
        keep(http.post("/webhooks/bikeep", "{\"type\":\"alarm\",\"data\":{},\"version\":2,\"hash\":\"" + Services.SEED + "\"}"));
        keep(http.post("/webhooks/bikeep", "{\"seed\":\"" + Services.SEED));
        keep(http.post("/webhooks/bikeep?seed=" + Services.SEED, "{}"));
        http.authorization("Bearer planted-bearer-token");
        keep(http.get("/api/v1/incidents"));
        keep(http.get("/api/v1/incidents?access_token=planted-bearer-token"));
        http.authorization("Bearer " + Tokens.ADMIN);
        keep(http.post("/api/v1/config/check", rules + "nonsense: {token: " + FakeSlack.TOKEN + "}"));
        keep(http.post("/api/v1/config/check", rules.replace("channel", "chanel")));
        keep(http.post("/integrations/slack/actions", "payload={}"));
    }

    private void look(Http http) {
        for (String path : List.of(
                "/q/metrics", "/q/health", "/api/v1/incidents", "/api/v1/receivers", "/api/v1/templates", "/api/v1/actions",
                "/api/v1/silences", "/api/v1/nothing")) {
            keep(http.get(path));
        }
        keep(http.post("/api/v1/receivers/oncall/test", ""));
        keep(http.post("/api/v1/config/reload", ""));
        Records.of(settings).list("select id from incident").forEach(id -> {
            keep(http.get("/api/v1/incidents/" + id));
            keep(http.get("/api/v1/incidents/" + id + "/notifications"));
        });
    }

    private void alarm(Http http, String reason) {
        String data = "{\"location_id\":\"loc-" + reason + "\",\"alarm_category\":\"security\",\"alarm_reason\":\"" + reason + "\"}";
        Answer answer = http.post("/webhooks/bikeep", Signer.envelope("hmac-sha256:data", Services.SEED, "alarm", data));
        assertThat(answer.status()).isEqualTo(202);
        keep(answer);
    }

    private void keep(Answer answer) {
        answers.add(answer.status() + " " + answer.text());
    }

    private String rules() {
        String slack = Services.slackServer().uri().toString();
        return """
                route: {receiver: oncall, group_wait: 0s, group_interval: 0s, repeat_interval: 4h}
                receivers:
                  - name: oncall
                    slack_configs:
                      - {bot_token: %3$s, channel: %4$s, base_url: "%1$s/api/"}
                      - {api_url: "%1$s%2$s"}
                    email_configs: [{to: oncall@example.org}]
                    pagerduty_configs: [{routing_key: %5$s, base_url: "%6$s"}]
                    msteams_configs: [{webhook_url: "%6$s%7$s"}]
                    webhook_configs: [{url: "%6$s%8$s", secret: %9$s, allow_private: true}]
                    alertmanager_configs: [{url: "%6$s", bearer_token: planted-bearer-token}]
                    twilio_configs:
                      - {account_sid: %10$s, auth_token: %11$s, from: "%12$s", to: "+37255512345", base_url: "%6$s"}
                """
                .formatted(
                        slack, FakeSlack.WEBHOOK, FakeSlack.TOKEN, FakeSlack.CHANNEL, FakePagerDuty.ROUTING_KEY, others.uri(),
                        FakeTeams.WEBHOOK, FakeEndpoint.PATH, FakeEndpoint.SECRET, FakeTwilio.ACCOUNT, FakeTwilio.TOKEN,
                        FakeTwilio.NUMBER);
    }

    private static String around(String text, String secret) {
        int at = text.indexOf(secret);
        return at < 0 ? "" : text.substring(Math.max(0, at - 200), Math.min(text.length(), at + secret.length() + 50));
    }
}
