package dev.bellwether.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.local.service.KafkaService;
import dev.bellwether.local.service.PostgresServer;
import dev.bellwether.local.service.PostgresService;
import dev.bellwether.testkit.Http;
import dev.bellwether.testkit.Ports;
import dev.bellwether.testkit.ServiceProcess;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A broker and a database of their own, taken away and given back, and the service killed in between. */
class SpoolJourneyIT {

    private static final int LOCATIONS = 5;

    private final List<String> accepted = new ArrayList<>();
    private int next;

    @Test
    void without_kafka_webhooks_are_accepted_outlive_a_crash_and_reach_kafka_in_order_before_newer_ones(
            @TempDir(cleanup = CleanupMode.NEVER) Path folder) throws IOException {
        Services services = new Services();
        Map<String, String> settings = new HashMap<>(services.start());
        int kafkaPort = Ports.free();
        int databasePort = Ports.free();
        KafkaService kafka = KafkaService.start(kafkaPort, folder.resolve("kafka"));
        PostgresService database = PostgresService.start(databasePort, folder.resolve("pg"));
        PostgresServer server = database.server();
        settings.put("kafka.bootstrap.servers", "localhost:" + kafkaPort);
        settings.put("quarkus.datasource.jdbc.url", server.create("spool"));
        settings.put("quarkus.datasource.username", server.user());
        settings.put("quarkus.datasource.password", server.password());
        try {
            ServiceProcess first = ServiceProcess.start(settings);
            accept(first, 10);
            kafka.close();
            accept(first, 60);
            assertThat(first.http().get("/q/health/ready").status()).isEqualTo(200);
            first.kill();

            try (ServiceProcess one = ServiceProcess.launch(settings);
                    ServiceProcess two = ServiceProcess.launch(settings)) {
                one.awaitReady();
                two.awaitReady();
                accept(one, 30);
                accept(two, 30);

                database.close();
                Http.Answer refusal = post(one, "both away");
                assertThat(refusal.status()).isEqualTo(503);
                assertThat(Integer.parseInt(refusal.retryAfter())).isPositive();
                await().atMost(Duration.ofSeconds(30)).until(() -> one.http().get("/q/health/ready").status() == 503);
                assertThat(one.http().get("/q/health/live").status()).isEqualTo(200);

                database = PostgresService.start(databasePort, folder.resolve("pg"));
                await().atMost(Duration.ofSeconds(30)).until(() -> one.http().get("/q/health/ready").status() == 200);
                accept(one, 10);
                kafka = KafkaService.start(kafkaPort, folder.resolve("kafka"));
                // by both, each location by one of them (of the other's spool a replica knows a second later, ADR 20), from
                // before the first is drained until after the last
                await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20)).until(() -> {
                    accept(next % LOCATIONS % 2 == 0 ? one : two, 1);
                    return isEmpty(one) && isEmpty(two);
                });
                accept(one, 10);
                // what a replica cannot put there yet since its own clients are slower to come back, it keeps once more
                await().atMost(Duration.ofSeconds(30)).until(() -> Records.of(settings).list("select id::text from spool").isEmpty());
                assertThat(one.printed() + two.printed()).contains("spool drained").doesNotContain("set aside");
            }
            assertThat(onTopic(kafkaPort)).isEqualTo(accepted.stream().sorted(SpoolJourneyIT::byLocation).toList());
        } finally {
            kafka.close();
            database.close();
            services.stop();
        }
    }

    /** Each location's, in the order they were accepted; sorted by location, and nothing else changes places. */
    private static int byLocation(String one, String other) {
        return one.substring(0, 5).compareTo(other.substring(0, 5));
    }

    private void accept(ServiceProcess service, int webhooks) {
        for (int i = 0; i < webhooks; i++, next++) {
            String name = "loc-" + next % LOCATIONS + " " + next;
            assertThat(post(service, name).status()).as(name).isEqualTo(202);
            accepted.add(name);
        }
    }

    private static Http.Answer post(ServiceProcess service, String name) {
        String data = "{\"location_id\":\"" + name.split(" ")[0] + "\",\"name\":\"" + name
                + "\",\"timestamp\":\"2026-01-02T03:04:05Z\"}";
        return service.http().post("/webhooks/bikeep", Signer.envelope("hmac-sha256:data", Services.SEED, "report", data));
    }

    private static boolean isEmpty(ServiceProcess service) {
        return service.http().get("/q/metrics").text().contains("\nbellwether_spool_waiting 0.0");
    }

    /**
     * What is there for the first time of each, sorted by location; but for the one that was refused, which may have been
     * written all the same: its sender sends it again, and its events are known by their ids.
     */
    private static List<String> onTopic(int port) {
        Map<String, Object> settings = Map.of("bootstrap.servers", "localhost:" + port);
        List<String> names = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("bikeep.events").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
            while (partitions.stream().mapToLong(consumer::position).sum() < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    names.add(new String(record.value(), StandardCharsets.UTF_8).replaceAll("(?s).*\"name\":\"(loc[^\"]*)\".*", "$1"));
                }
            }
        }
        return names.stream().filter(name -> name.startsWith("loc-")).distinct().sorted(SpoolJourneyIT::byLocation).toList();
    }
}
