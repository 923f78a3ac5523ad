package dev.bellwether.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    private final Properties properties = new Properties();

    @Test
    void what_the_user_has_set_in_the_environment_is_left_alone() {
        Settings settings = new Settings(properties, Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:theirs"));
        settings.offer("quarkus.datasource.jdbc.url", "jdbc:ours");
        settings.offer("kafka.bootstrap.servers", "ours:9092");
        assertThat(properties).containsOnly(Map.entry("kafka.bootstrap.servers", "ours:9092"));
        assertThat(settings.given("quarkus.datasource.jdbc.url")).contains("jdbc:theirs");
    }

    @Test
    void a_secret_may_come_from_a_file(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("seeds"), "from-a-file\n");
        Settings settings = new Settings(properties, Map.of("BELLWETHER_WEBHOOK_SEEDS_FILE", file.toString()));
        settings.offer("bellwether.webhook.seeds", "ours");
        assertThat(settings.given("bellwether.webhook.seeds")).contains("from-a-file");
        assertThat(properties).isEmpty();
    }

    @Test
    void a_port_that_is_taken_is_named_together_with_the_setting_that_moves_it() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int number = taken.getLocalPort();
            Settings settings = new Settings(properties, Map.of("BELLWETHER_LOCAL_KAFKA_PORT", "" + number));
            assertThatThrownBy(() -> Port.of(settings, "Kafka", "bellwether.local.kafka-port", 19092).mustBeFree())
                    .hasMessageContaining("Port " + number + ", meant for Kafka")
                    .hasMessageContaining("BELLWETHER_LOCAL_KAFKA_PORT");
        }
    }
}
