package dev.bellwether.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.testkit.ServiceProcess;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A deployment in the midst of a storm: the service is asked to stop with a backlog before it. */
class StopJourneyIT {

    private static final int EVENTS = 600;

    @Test
    void stopped_in_the_midst_of_a_backlog_it_loses_nothing_and_sends_nothing_to_the_dead_letters() throws Exception {
        Services services = new Services();
        Map<String, String> settings = new HashMap<>(services.start());
        try {
            settings.put("bellwether.role.processes", "false");
            try (ServiceProcess receiver = ServiceProcess.start(settings)) {
                String body = Signer.envelope("hmac-sha256:data", Services.SEED, "status", data());
                assertThat(receiver.http().post("/webhooks/bikeep", body).status()).isEqualTo(202);
            }
            settings.remove("bellwether.role.processes");

            ServiceProcess service = ServiceProcess.start(settings);
            try (service) {
                await().atMost(Duration.ofSeconds(30)).until(() -> processed(settings) > 20);
            }
            assertThat(processed(settings)).isLessThan(EVENTS);
            assertThat(deadLetters(settings)).isZero();

            ServiceProcess again = ServiceProcess.start(settings);
            try (again) {
                await().atMost(Duration.ofSeconds(120)).until(() -> processed(settings) == EVENTS);
            }
            assertThat(deadLetters(settings)).isZero();
        } finally {
            services.stop();
        }
    }

    private static String data() {
        return IntStream.range(0, EVENTS)
                .mapToObj(i -> "{\"location_id\":\"loc\",\"device_id\":\"d" + i % 5 + "\",\"status\":\"door_open\",\"n\":" + i + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static long processed(Map<String, String> settings) throws SQLException {
        try (Connection database = DriverManager.getConnection(
                        settings.get("quarkus.datasource.jdbc.url"),
                        settings.get("quarkus.datasource.username"),
                        settings.get("quarkus.datasource.password"));
                ResultSet result = database.createStatement().executeQuery("select count(*) from inbox")) {
            result.next();
            return result.getLong(1);
        }
    }

    private static long deadLetters(Map<String, String> settings) throws Exception {
        TopicPartition partition = new TopicPartition("bikeep.events.dlq", 0);
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", settings.get("kafka.bootstrap.servers")))) {
            if (!admin.listTopics().names().get().contains(partition.topic())) {
                return 0;
            }
            ListOffsetsResult ends = admin.listOffsets(Map.of(partition, OffsetSpec.latest()));
            return ends.partitionResult(partition).get().offset();
        }
    }
}
