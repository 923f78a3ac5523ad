package dev.bellwether.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.ServiceProcess;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, set up as an operator sets it up, rightly and wrongly. */
class SettingsJourneyIT {

    private final Services services = new Services();
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void start() {
        settings.putAll(services.start());
    }

    @AfterEach
    void stop() {
        services.stop();
    }

    @Test
    void the_environment_is_enough_and_secrets_may_lie_in_files(@TempDir Path folder) throws IOException {
        Map<String, String> environment = new HashMap<>();
        settings.forEach((key, value) -> environment.put(environmentName(key), value));
        for (String secret : new String[] {
            "BELLWETHER_WEBHOOK_SEEDS", "BELLWETHER_BIKEEP_CLIENT_SECRET", "QUARKUS_DATASOURCE_PASSWORD"
        }) {
            Path file = Files.writeString(folder.resolve(secret), environment.remove(secret) + "\n");
            environment.put(secret + "_FILE", file.toString());
        }

        try (ServiceProcess service = ServiceProcess.launch(Map.of(), environment).awaitReady()) {
            String code = Told.code(0);
            String body = Signer.envelope(
                    "sha256:seed+data", Services.SEED, "alarm", Services.bikeep().alarm(code, "security", "by_environment"));
            assertThat(service.http().post("/webhooks/bikeep", body).status()).isEqualTo(202);
            assertThat(Await.slackCall("by_environment").everything()).contains(Told.of(code, "address"));
        }
    }

    @Test
    void without_a_seed_it_runs_refuses_everything_and_says_what_to_set() {
        settings.remove("bellwether.webhook.seeds");
        try (ServiceProcess service = ServiceProcess.launch(settings)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> service.printed().contains("Listening on"));
            assertThat(service.http().get("/q/health/ready").status()).isEqualTo(503);
            assertThat(service.http().get("/q/health/live").status()).isEqualTo(200);
            assertThat(service.http().post("/webhooks/bikeep", "{}").status()).isEqualTo(503);
            assertThat(service.printed()).contains("Set BELLWETHER_WEBHOOK_SEEDS");
        }
    }

    @Test
    void without_a_rules_file_it_does_not_start_and_says_so() {
        settings.remove("bellwether.alerting.config");

        assertRefused("set BELLWETHER_ALERTING_CONFIG");
    }

    @Test
    void with_a_bad_rules_file_it_does_not_start_and_names_line_key_and_cure(@TempDir Path folder) throws IOException {
        Path rules = Files.writeString(folder.resolve("alerting.yaml"), "route: {receiver: oncall}\nreceivers:\n"
                + "  - name: oncall\n    slack_configs: [{channel: C1}]\n    pager_configs: [{key: x}]\n");
        settings.put("bellwether.alerting.config", rules.toString());
        assertRefused("slack_configs[0]: give either api_url");

        Files.writeString(rules, "route: {receiver: nobody}\nreceivers: [{name: oncall}]\n");
        assertRefused("line 1: route.receiver 'nobody' is not among the receivers [oncall]");
    }

    @Test
    void with_a_scheme_that_proves_nothing_it_does_not_start() {
        settings.put("bellwether.webhook.scheme", "sha256:data");

        assertRefused("bellwether.webhook.scheme: sha256:data: without the seed anyone can compute it");
    }

    private void assertRefused(String words) {
        try (ServiceProcess service = ServiceProcess.launch(settings)) {
            assertThat(service.awaitEnd()).isNotZero();
            assertThat(service.printed()).contains(words).doesNotContain(Services.SEED);
        }
    }

    private static String environmentName(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
