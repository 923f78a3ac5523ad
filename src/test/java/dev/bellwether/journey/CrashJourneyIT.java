package dev.bellwether.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.local.slack.SlackCall;
import dev.bellwether.testkit.Await;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service killed without a word at the worst moments; each message must arrive, once. */
class CrashJourneyIT {

    private static final String SCHEME = "hmac-sha256:data";

    private final Services services = new Services();
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void start() {
        settings.putAll(services.start());
        settings.put("bellwether.notify.lease", "2s");
    }

    @AfterEach
    void stop() {
        services.stop();
    }

    @Test
    void killed_between_kafka_and_the_database_it_delivers_once_after_the_restart() {
        settings.put("bellwether.role.processes", "false");
        ServiceProcess receiver = ServiceProcess.start(settings);
        accept(receiver, "first");
        receiver.kill();
        assertThat(Services.slack().calls()).isEmpty();

        settings.remove("bellwether.role.processes");
        try (ServiceProcess service = ServiceProcess.start(settings)) {
            Await.slackCall("first");
            assertDeliveredOnce(service, "first");
        }
    }

    @Test
    void killed_between_the_decision_and_the_message_it_delivers_once_after_the_restart() {
        Services.slackServer().down();
        ServiceProcess service = ServiceProcess.start(settings);
        accept(service, "second");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("slack%' and attempts > 0 and state = 'PENDING") == 2
                        && count("email%' and state = 'SENT") == 1);
        service.kill();
        assertThat(Services.slack().calls()).isEmpty();

        Services.slackServer().up();
        try (ServiceProcess again = ServiceProcess.start(settings)) {
            Await.slackCall("second");
            assertDeliveredOnce(again, "second");
        }
    }

    /** Each target once, and still once when a later message has passed the same way. */
    private void assertDeliveredOnce(ServiceProcess service, String reason) {
        await().atMost(Duration.ofSeconds(20)).until(() -> count("%' and state = 'PENDING' and reason <> 'REPEAT") == 0);
        accept(service, "later");
        Await.slackCall("later");
        assertThat(Services.slack().calls())
                .filteredOn(SlackCall::accepted)
                .filteredOn(call -> call.everything().contains(reason))
                .extracting(SlackCall::method)
                .containsExactlyInAnyOrder("webhook", "chat.postMessage");
        assertThat(Services.mail().mails()).filteredOn(mail -> mail.text().contains(reason)).hasSize(1);
    }

    private static void accept(ServiceProcess service, String reason) {
        String data = "{\"location_id\":\"loc-" + reason + "\",\"device_id\":\"dev-1\",\"alarm_category\":\"security\","
                + "\"alarm_reason\":\"" + reason + "\",\"timestamp\":\"2026-01-02T03:04:05Z\"}";
        String body = Signer.envelope(SCHEME, Services.SEED, "alarm", data);
        assertThat(service.http().post("/webhooks/bikeep", body).status()).isEqualTo(202);
    }

    private long count(String like) throws SQLException {
        try (Connection database = DriverManager.getConnection(
                        settings.get("quarkus.datasource.jdbc.url"),
                        settings.get("quarkus.datasource.username"),
                        settings.get("quarkus.datasource.password"));
                ResultSet result = database.createStatement()
                        .executeQuery("select count(*) from notification where integration like '" + like + "'")) {
            result.next();
            return result.getLong(1);
        }
    }
}
