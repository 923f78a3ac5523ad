package dev.bellwether.consume.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.bellwether.event.AlarmRaised;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.EventId;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.Incidents;
import dev.bellwether.testkit.Metrics;
import dev.bellwether.testkit.OwnKafka;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The consumer goes on whatever happens to it, or says that it does not. The rarer ways run with {@code -Dbellwether.test.stalls=true}. */
@QuarkusTest
@Tag("app")
@QuarkusTestResource(Services.class)
@QuarkusTestResource(value = OwnKafka.class, restrictToAnnotatedClass = true)
@TestProfile(WatchdogAppIT.Hasty.class)
@TestMethodOrder(OrderAnnotation.class)
class WatchdogAppIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int LOCATIONS = 12;

    private final Incidents incidents;
    private final EntityManager entities;
    private final KafkaClientService clients;
    private final String name = "watched-" + UUID.randomUUID();
    private final Map<String, Integer> sent = new HashMap<>();

    /** Stalls are found in seconds, and the clock can be stopped under the consumer's hands. */
    public static final class Hasty implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "bellwether.consumer.look-every", "200ms",
                    "bellwether.consumer.heal-after", "1500ms",
                    "bellwether.consumer.down-after", "4s",
                    "mp.messaging.incoming.events-in.auto.commit.interval.ms", "300",
                    "mp.messaging.incoming.events-in.max.poll.records", "20",
                    "mp.messaging.incoming.events-in.reconnect.backoff.max.ms", "500");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(StoppedClock.class);
        }
    }

    /** A clock at which whoever processes a record waits for as long as it is stopped. */
    @Alternative
    @Singleton
    public static final class StoppedClock {

        static volatile CountDownLatch stopped = new CountDownLatch(0);

        @Produces
        @Singleton
        InstantSource clock() {
            return () -> {
                if (stopped.getCount() > 0 && isConsumer()) {
                    try {
                        stopped.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
                return Instant.now();
            };
        }

        private static boolean isConsumer() {
            return StackWalker.getInstance().walk(frames -> frames.anyMatch(
                    frame -> frame.getClassName().equals("dev.bellwether.consume.EventConsumer")));
        }
    }

    WatchdogAppIT(Incidents incidents, EntityManager entities, KafkaClientService clients) {
        this.incidents = incidents;
        this.entities = entities;
        this.clients = clients;
    }

    @BeforeEach
    void itGoesOn() {
        Services.clear();
        await().atMost(SOON).until(() -> live().extract().statusCode() == 200);
    }

    @Test
    void partitions_that_somebody_paused_are_read_again() {
        double resumed = Metrics.value("bellwether_consumer_cures_total{cure=\"resume\"}");
        consumer().runOnPollingThread(kafka -> {
            kafka.pause(kafka.assignment());
        }).await().indefinitely();
        send(5);

        awaitAll();
        assertThat(Metrics.value("bellwether_consumer_cures_total{cure=\"resume\"}")).isGreaterThan(resumed);
        await().until(() -> Metrics.value("bellwether_consumer_lag_seconds") == 0);
    }

    @Test
    void a_member_that_joins_and_leaves_in_mid_work_costs_nothing_and_the_order_of_each_location_is_kept() {
        send(150);
        await().until(() -> processed() > 10);
        try (var other = new org.apache.kafka.clients.consumer.KafkaConsumer<>(
                Map.of("bootstrap.servers", OwnKafka.address(), "group.id", "bellwether", "enable.auto.commit", false),
                new StringDeserializer(), new ByteArrayDeserializer())) {
            other.subscribe(List.of("bikeep.events"));
            await().pollInterval(Duration.ofMillis(1)).atMost(SOON).until(() -> {
                other.poll(Duration.ofMillis(100));
                return !other.assignment().isEmpty();
            });
            send(150);
        }

        awaitAll();
    }

    @Test
    void a_broker_that_is_restarted_in_mid_work_with_poison_in_hand_costs_nothing() {
        send(50);
        for (int i = 0; i < 4; i++) {
            Topic.events(OwnKafka.address()).put(name + "-" + i, new byte[] {1}, Map.of());
        }
        send(100);
        await().until(() -> processed() > 5);
        OwnKafka.down();
        assertThat(live().extract().statusCode()).isEqualTo(200);
        OwnKafka.up();
        send(10);

        awaitAll();
        assertThat(Topic.letters(OwnKafka.address()).all())
                .filteredOn(letter -> letter.key().startsWith(name))
                .extracting(letter -> letter.key())
                .contains(name + "-0", name + "-1", name + "-2", name + "-3");
    }

    @Test
    @EnabledIfSystemProperty(named = "bellwether.test.stalls", matches = "true")
    void a_topic_cut_short_under_the_consumer_is_read_on_from_what_is_left() throws Exception {
        String location = name + "-cut";
        QuarkusTransaction.begin();
        try {
            incidents.lock(location);
            send(Collections.nCopies(300, location));
            await().until(() -> live().extract().asString().contains("waits for the database"));
            TopicPartition partition = partition(location);
            try (Admin admin = admin()) {
                long end = end(admin, partition);
                admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(end - 10))).all().get();
            }
        } finally {
            QuarkusTransaction.rollback();
        }

        await().atMost(SOON).until(() -> isProcessed(location, 299));
        assertOrder();
        await().atMost(SOON).until(this::isCommitted);
    }

    @Test
    @EnabledIfSystemProperty(named = "bellwether.test.stalls", matches = "true")
    @Order(Integer.MAX_VALUE) // the others need theirs as it was
    void a_topic_that_is_made_anew_is_read_from_its_beginning_and_committed() throws Exception {
        send(30);
        awaitAll();
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of("bikeep.events")).all().get();
            // whoever asks for it first has it made anew
            await().ignoreExceptions().until(() -> {
                admin.createPartitions(Map.of("bikeep.events", NewPartitions.increaseTo(4))).all().get();
                return true;
            });
        }
        send(5);

        await().atMost(SOON).until(() -> processed() == 35);
        await().atMost(SOON).until(this::isCommitted);
    }

    @Test
    void a_slow_database_is_waited_for_in_other_words_and_the_service_stays_alive() {
        String location = name + "-slow";
        QuarkusTransaction.begin();
        try {
            incidents.lock(location);
            send(List.of(location));
            await().untilAsserted(() -> live().body(containsString("waits for the database")));
            await().during(Duration.ofSeconds(5)).atMost(Duration.ofSeconds(8)).until(() -> live().extract().statusCode() == 200);
            assertThat(Metrics.value("bellwether_consumer_lag_seconds")).isGreaterThanOrEqualTo(4);
            assertThat(Metrics.value("bellwether_consumer_stalled")).isZero();
        } finally {
            QuarkusTransaction.rollback();
        }

        awaitAll();
    }

    @Test
    void a_record_about_which_nothing_is_done_takes_the_service_down_until_something_is() {
        StoppedClock.stopped = new CountDownLatch(1);
        try {
            send(1);

            awaitDown("is in hand and nothing is done");
            assertThat(Metrics.value("bellwether_consumer_stalled")).isEqualTo(1);
        } finally {
            StoppedClock.stopped.countDown();
        }

        awaitAll();
        await().until(() -> live().extract().statusCode() == 200);
        assertThat(Metrics.value("bellwether_consumer_stalled")).isZero();
    }

    @Test
    @EnabledIfSystemProperty(named = "bellwether.test.stalls", matches = "true")
    void a_loop_that_polls_no_more_takes_the_service_down_though_nothing_waits() {
        CountDownLatch stuck = new CountDownLatch(1);
        consumer().runOnPollingThread(kafka -> {
            try {
                stuck.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }).subscribeAsCompletionStage();
        try {
            awaitDown("nobody polls Kafka");
        } finally {
            stuck.countDown();
        }

        await().atMost(SOON).until(() -> live().extract().statusCode() == 200);
        send(3);
        awaitAll();
    }

    private void awaitDown(String why) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> live().statusCode(503).body(containsString(why)));
        RestAssured.get("/q/health/ready").then().statusCode(503).body(containsString(why));
    }

    private static ValidatableResponse live() {
        return RestAssured.get("/q/health/live").then();
    }

    private KafkaConsumer<Object, Object> consumer() {
        return clients.getConsumer("events-in");
    }

    /** Events of random locations, numbered per location. */
    private void send(int count) {
        Random random = new Random(count);
        send(IntStream.range(0, count).mapToObj(i -> name + "-" + random.nextInt(LOCATIONS)).toList());
    }

    /** An event of each. */
    private void send(List<String> locations) {
        Topic.events(OwnKafka.address()).putAll(locations.stream()
                .map(location -> event(location, sent.merge(location, 1, Integer::sum) - 1))
                .toList());
    }

    private static DeviceEvent event(String location, int number) {
        Instant now = Instant.now();
        return new AlarmRaised(
                new Facts(
                        new EventId(location + "#" + number), new LocationRef(location, null, null, null, null), DeviceRef.NONE,
                        now, now, "{}"),
                "power", "low");
    }

    private void awaitAll() {
        await().atMost(SOON).until(() -> processed() == sent.values().stream().mapToInt(it -> it).sum());
        assertOrder();
    }

    /** By location what was decided came in the order of the topic, which is that of sending. */
    @SuppressWarnings("unchecked")
    private void assertOrder() {
        List<Object[]> rows = QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "select location, event_id, kafka_offset from inbox where location like :name order by processed_at, kafka_offset")
                .setParameter("name", name + "%")
                .getResultList());
        Map<Object, Integer> last = new HashMap<>();
        for (Object[] row : rows) {
            int number = Integer.parseInt(row[1].toString().substring(row[1].toString().indexOf('#') + 1));
            assertThat(number).as(row[1].toString()).isGreaterThan(last.getOrDefault(row[0], -1));
            last.put(row[0], number);
        }
    }

    private long processed() {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) entities.createNativeQuery(
                        "select count(*) from inbox where location like :name")
                .setParameter("name", name + "%")
                .getSingleResult()).longValue());
    }

    private boolean isProcessed(String location, int number) {
        return QuarkusTransaction.requiringNew().call(() -> !entities.createNativeQuery(
                        "select 1 from inbox where event_id = :id")
                .setParameter("id", location + "#" + number)
                .getResultList()
                .isEmpty());
    }

    private static Admin admin() {
        return Admin.create(Map.<String, Object>of("bootstrap.servers", OwnKafka.address()));
    }

    private static TopicPartition partition(String key) {
        return Topic.events(OwnKafka.address()).all().stream()
                .filter(record -> key.equals(record.key()))
                .map(record -> new TopicPartition(record.topic(), record.partition()))
                .findFirst()
                .orElseThrow();
    }

    private static long end(Admin admin, TopicPartition partition) throws Exception {
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition).get().offset();
    }

    private boolean isCommitted() throws Exception {
        try (Admin admin = admin()) {
            var committed = admin.listConsumerGroupOffsets("bellwether").partitionsToOffsetAndMetadata().get();
            for (int number = 0; number < 4; number++) {
                TopicPartition partition = new TopicPartition("bikeep.events", number);
                long end = end(admin, partition);
                if (end > 0 && (committed.get(partition) == null || committed.get(partition).offset() != end)) {
                    return false;
                }
            }
            return true;
        }
    }
}
