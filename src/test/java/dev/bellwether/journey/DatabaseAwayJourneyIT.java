package dev.bellwether.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.local.service.PostgresServer;
import dev.bellwether.local.service.PostgresService;
import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.Ports;
import dev.bellwether.testkit.ServiceProcess;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A database of its own, taken away and given back. */
class DatabaseAwayJourneyIT {

    @Test
    void with_the_database_away_webhooks_are_accepted_and_told_once_it_is_back(
            @TempDir(cleanup = CleanupMode.NEVER) Path folder) throws IOException {
        Services services = new Services();
        Map<String, String> settings = new HashMap<>(services.start());
        int port = Ports.free();
        PostgresService database = PostgresService.start(port, folder.resolve("pg"));
        PostgresServer server = database.server();
        settings.put("bellwether.notify.lease", "2s");
        settings.put("quarkus.datasource.jdbc.url", server.create("away"));
        settings.put("quarkus.datasource.username", server.user());
        settings.put("quarkus.datasource.password", server.password());
        try (ServiceProcess service = ServiceProcess.start(settings)) {
            accept(service, "before");
            Await.slackCall("before");

            database.close();
            accept(service, "while_away");
            await().atMost(Duration.ofSeconds(30)).until(() -> service.printed().contains("waiting for the database"));
            assertThat(service.http().get("/q/health/ready").status()).as("Kafka takes them").isEqualTo(200);
            assertThat(service.http().get("/q/health/live").status()).isEqualTo(200);

            database = PostgresService.start(port, folder.resolve("pg"));
            await().atMost(Duration.ofSeconds(40)).until(() -> Told.slack("while_away").size() == 2);
            assertThat(service.printed()).doesNotContain("ERROR");
        } finally {
            database.close();
            services.stop();
        }
    }

    private static void accept(ServiceProcess service, String reason) {
        String data = Services.bikeep().alarm(Told.code(0), "security", reason);
        String body = Signer.envelope("hmac-sha256:data", Services.SEED, "alarm", data);
        assertThat(service.http().post("/webhooks/bikeep", body).status()).isEqualTo(202);
    }
}
