package dev.bellwether.consume.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.bellwether.event.AlarmRaised;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.EventId;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.Incidents;
import dev.bellwether.testkit.Metrics;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What the connector does with its own time limit for a record (smallrye-reactive-messaging #3281 and #3035, quarkus #37572), which is
 * switched off here: a database that is slow for longer than that ends the consumer. It takes an application of its own, so it runs
 * with {@code -Dbellwether.test.stalls=true} only.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(UnacknowledgedAppTest.Impatient.class)
@EnabledIfSystemProperty(named = "bellwether.test.stalls", matches = "true")
class UnacknowledgedAppTest {

    private final Incidents incidents;
    private final String kafka;

    /** The connector's limit is a second. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mp.messaging.incoming.events-in.throttled.unprocessed-record-max-age.ms", "1000",
                    "mp.messaging.incoming.events-in.auto.commit.interval.ms", "500",
                    "bellwether.consumer.look-every", "200ms",
                    "bellwether.consumer.heal-after", "1500ms",
                    "bellwether.consumer.down-after", "4s");
        }
    }

    UnacknowledgedAppTest(Incidents incidents, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.incidents = incidents;
        this.kafka = kafka;
    }

    @Test
    void a_record_that_waits_for_longer_than_the_connectors_limit_ends_the_consumer_and_the_watchdog_says_so() {
        QuarkusTransaction.begin();
        try {
            incidents.lock("slow");
            send("slow");
            await().atMost(Duration.ofSeconds(20)).untilAsserted(
                    () -> RestAssured.get("/q/health/live").then().body(containsString("awaiting acknowledgement")));
        } finally {
            QuarkusTransaction.rollback();
        }
        send("next");

        await().atMost(Duration.ofSeconds(20)).until(() -> Metrics.value("bellwether_consumer_stalled") == 1);
        RestAssured.get("/q/health/live").then().statusCode(503).body(containsString("nobody polls Kafka"));
        assertThat(Topic.letters(kafka).all()).as("#37572 would have it there").isEmpty();
    }

    private void send(String location) {
        Instant now = Instant.now();
        LocationRef where = new LocationRef(location, null, null, null, null);
        Topic.events(kafka).put(
                new AlarmRaised(new Facts(new EventId(location), where, DeviceRef.NONE, now, now, "{}"), "power", "low"), Map.of());
    }
}
