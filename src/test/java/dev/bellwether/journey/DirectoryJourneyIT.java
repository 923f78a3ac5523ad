package dev.bellwether.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.ServiceProcess;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The location directory across a restart. */
class DirectoryJourneyIT {

    @Test
    void restarted_while_bikeep_is_away_it_still_names_the_location_and_says_how_old_that_is() {
        Services services = new Services();
        Map<String, String> settings = new HashMap<>(services.start());
        try {
            String code = Told.code(0);
            String data = Services.bikeep().alarm(code, "security", "after_restart");
            try (ServiceProcess service = ServiceProcess.start(settings)) {
                await().atMost(Duration.ofSeconds(30)).until(() -> service.http()
                        .get("/q/metrics")
                        .text()
                        .contains("bellwether_directory_polls_total{outcome=\"succeeded\"} 2"));
            }
            Services.bikeepServer().down();

            try (ServiceProcess service = ServiceProcess.start(settings)) {
                String body = Signer.envelope("sha256:data+seed", Services.SEED, "alarm", data);
                assertThat(service.http().post("/webhooks/bikeep", body).status()).isEqualTo(202);
                assertThat(Await.slackCall("after_restart").everything())
                        .contains(Told.of(code, "name"), Told.of(code, "address"))
                        .containsPattern("location data polled \\d+ s ago");
            }
        } finally {
            services.stop();
        }
    }
}
