package dev.bellwether.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.testkit.Http;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SurroundingsTest {

    @Test
    void what_the_user_brings_along_is_neither_started_nor_overridden() {
        Properties offered = new Properties();
        Settings settings = new Settings(offered, Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "their-kafka:9092",
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://theirs/db",
                "QUARKUS_MAILER_HOST", "their-mail",
                "BELLWETHER_BIKEEP_API_URL", "https://their-bikeep",
                "BELLWETHER_WEBHOOK_SEEDS", "their-seed",
                "BELLWETHER_LOCAL_PORT", "0"));
        try (Surroundings surroundings = new Surroundings(settings)) {
            surroundings.start();
            assertThat(offered).containsOnlyKeys("bellwether.alerting.config", "bellwether.api.tokens-file");
            assertThat(surroundings.scenarios()).isEmpty();
            assertThat(new Http(surroundings.page()).get("/").text()).contains("Bellwether");
            assertThat(new Http(surroundings.page()).get("/inbox/feed").json().has("fleet")).isFalse();
        }
    }
}
