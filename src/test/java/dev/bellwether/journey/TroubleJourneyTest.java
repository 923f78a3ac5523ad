package dev.bellwether.journey;

import static dev.bellwether.journey.Told.of;
import static dev.bellwether.journey.Told.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.local.http.Fault;
import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.Metrics;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same journey with somebody else's service in trouble. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class TroubleJourneyTest {

    @BeforeEach
    void clear() {
        Services.clear();
    }

    @Test
    void with_bikeeps_api_answering_rubbish_events_are_told_with_what_was_known_and_its_age() {
        String code = Told.code(6);
        Told.settle(); // something was polled before
        Services.bikeep().faults().always(Fault.html());
        double failed = Metrics.value("bellwether_directory_polls_total{outcome=\"failed\"}");
        await().until(() -> Metrics.value("bellwether_directory_polls_total{outcome=\"failed\"}") > failed);

        post("alarm", Services.bikeep().alarm(code, "security", "while_blind"));

        assertThat(Await.slackCall("while_blind").everything()).contains(of(code, "name"), "location data polled");
    }

    @Test
    void with_bikeeps_token_revoked_polling_goes_on_with_a_new_one() {
        Services.bikeep().revokeTokens();
        double succeeded = Metrics.value("bellwether_directory_polls_total{outcome=\"succeeded\"}");

        await().until(() -> Metrics.value("bellwether_directory_polls_total{outcome=\"succeeded\"}") > succeeded + 1);
    }

    @Test
    void with_slack_limiting_the_rate_the_message_comes_when_slack_allows_it() {
        Services.slack().faults().next(2, Fault.tooManyRequests(Duration.ofSeconds(2)));

        post("alarm", Services.bikeep().alarm(Told.code(7), "security", "slowly"));

        Await.slackCall("slowly");
        await().atMost(Duration.ofSeconds(15)).until(() -> Told.slack("slowly").size() == 2);
        List<Instant> refused = times(429);
        List<Instant> accepted = times(200);
        assertThat(Duration.between(refused.get(0), accepted.get(0))).isGreaterThanOrEqualTo(Duration.ofMillis(1900));
    }

    @Test
    void with_slack_away_the_mail_is_not_held_up_and_the_message_follows() {
        Services.slackServer().down();

        post("alarm", Services.bikeep().alarm(Told.code(8), "security", "slack_away"));
        Await.mail(mail -> mail.text().contains("slack_away"));
        assertThat(Told.slack("slack_away")).isEmpty();
        Services.slackServer().up();

        await().atMost(Duration.ofSeconds(20)).until(() -> Told.slack("slack_away").size() == 2);
    }

    @Test
    void a_record_that_is_not_ours_goes_to_the_dead_letters_and_the_next_event_is_told() throws Exception {
        String poison = "poison-" + UUID.randomUUID();
        try (KafkaProducer<String, byte[]> stranger =
                new KafkaProducer<>(kafka(), new StringSerializer(), new ByteArraySerializer())) {
            stranger.send(new ProducerRecord<>("bikeep.events", poison, new byte[] {1, 2, 3})).get();
        }

        post("alarm", Services.bikeep().alarm(Told.code(9), "security", "after_poison"));

        Await.slackCall("after_poison");
        assertThat(deadLetter(poison).headers().lastHeader("dead-letter-reason").value())
                .asString()
                .contains("ce_dataschema");
    }

    private static ConsumerRecord<String, byte[]> deadLetter(String key) {
        Properties properties = kafka();
        properties.putAll(Map.of("group.id", UUID.randomUUID().toString(), "auto.offset.reset", "earliest"));
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("bikeep.events.dlq"));
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
                return found.stream().anyMatch(letter -> key.equals(letter.key()));
            });
            return found.stream().filter(letter -> key.equals(letter.key())).findFirst().orElseThrow();
        }
    }

    private static Properties kafka() {
        Properties properties = new Properties();
        properties.put(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        return properties;
    }

    private static List<Instant> times(int status) {
        return Services.slack().calls().stream()
                .filter(call -> call.status() == status)
                .map(call -> call.at())
                .toList();
    }
}
