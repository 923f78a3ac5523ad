package dev.bellwether.consume;

import static dev.bellwether.testkit.Tokens.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.bellwether.event.AlarmRaised;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.EventId;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.Incidents;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Tokens;
import dev.bellwether.testkit.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a record that cannot be processed, and of one that only cannot be processed now. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class DeadLetterAppTest {

    private static final String BROKERS_OWN = "1048588";

    private final Patience patience;
    private final Incidents incidents;
    private final EntityManager entities;
    private final String kafka;
    private final String key = "dead-" + UUID.randomUUID();

    DeadLetterAppTest(
            Patience patience,
            Incidents incidents,
            EntityManager entities,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.patience = patience;
        this.incidents = incidents;
        this.entities = entities;
        this.kafka = kafka;
    }

    @BeforeEach
    void thereIsATopic() {
        Services.clear();
        Topic.letters(kafka).put("nobody", new byte[0], Map.of());
    }

    @AfterEach
    void itTakesAll() throws Exception {
        longestLetter(BROKERS_OWN);
    }

    @Test
    void when_no_letter_can_be_written_nothing_is_lost_and_the_partition_goes_on_once_one_can() throws Exception {
        longestLetter("60");
        Topic.events(kafka).put(key, new byte[] {7}, Map.of());
        Topic.events(kafka).put(event("after"), Map.of());

        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(10)).until(() -> !processed("after"));
        RestAssured.get("/q/health/live").then().statusCode(200);
        assertThat(Topic.letters(kafka).all()).noneMatch(letter -> key.equals(letter.key()));
        longestLetter(BROKERS_OWN);

        await().atMost(Duration.ofSeconds(30)).until(() -> processed("after"));
        assertThat(Topic.letters(kafka).all()).filteredOn(letter -> key.equals(letter.key())).singleElement()
                .satisfies(letter -> assertThat(Topic.header(letter, "dead-letter-attempts")).isEqualTo("1"));
        // whole or packed: the topic may begin to take letters between two attempts
        assertThat(shown(letter(key)).getString("text")).isEqualTo("\u0007");
    }

    @Test
    void a_letter_is_shortened_until_the_topic_takes_it_and_its_record_can_be_seen_all_the_same() throws Exception {
        longestLetter("3000");
        byte[] random = new byte[6_000];
        new Random(7).nextBytes(random);
        Topic.events(kafka).put(key + "small", new byte[] {7}, Map.of());
        Topic.events(kafka).put(key + "blank", (" ".repeat(6_000) + "{\"a\":1}").getBytes(), Map.of());
        Topic.events(kafka).put(key + "random", random, Map.of("colour", "red"));
        JsonPath blank = shown(letter(key + "blank"));
        JsonPath far = shown(letter(key + "random"));

        by(Tokens.VIEWER).get("/api/v1/dead-letters/" + letter(key + "small")).then()
                .body("", not(hasKey("stack"))).body("base64", equalTo(null)).body("text", equalTo("\u0007"));
        assertThat(blank.getInt("data.a")).isEqualTo(1);
        assertThat(blank.getString("reason")).contains("ce_dataschema");
        assertThat(Base64.getDecoder().decode(far.getString("base64"))).isEqualTo(random);
        assertThat(far.getMap("headers")).isEqualTo(Map.of("colour", "red"));
        assertThat(Topic.letters(kafka).all())
                .filteredOn(letter -> letter.key().startsWith(key) && letter.key().length() > 40)
                .extracting(letter -> Topic.header(letter, "dead-letter-encoding"))
                .containsExactlyInAnyOrder(null, "gzip", "left");
    }

    @Test
    void a_connection_that_is_cut_in_mid_work_makes_no_letter_but_another_attempt() {
        QuarkusTransaction.begin();
        try {
            incidents.lock(key); // as somebody who decides about the same location
            Topic.events(kafka).put(event("waits"), Map.of());
            for (int cut = 0; cut < 2; cut++) {
                await().until(() -> cut() > 0);
            }
        } finally {
            QuarkusTransaction.rollback();
        }

        await().until(() -> processed("waits"));
        assertThat(Topic.letters(kafka).all()).noneMatch(letter -> key.equals(letter.key()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "58030", "40001", "40P01", "55P03", ""})
    void what_passes_by_itself_is_tried_until_it_has_passed(String state) {
        AtomicInteger tried = new AtomicInteger();

        patience.until(() -> {
            if (tried.incrementAndGet() < 3) {
                throw new IllegalStateException(new SQLException("not now", state.isEmpty() ? null : state));
            }
        });

        assertThat(tried).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22008", "23505", "42P01"})
    void what_does_not_pass_is_tried_once(String state) {
        AtomicInteger tried = new AtomicInteger();

        assertThatThrownBy(() -> patience.until(() -> {
                    tried.incrementAndGet();
                    throw new IllegalStateException(new SQLException("never", state));
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(tried).hasValue(1);
    }

    /** Ends the connections that wait for a lock; returns how many. */
    private long cut() {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) entities.createNativeQuery(
                        "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock'")
                .getSingleResult()).longValue());
    }

    private void longestLetter(String bytes) throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka))) {
            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "bikeep.events.dlq");
            admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(
                            new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private String letter(String key) {
        return await().atMost(Duration.ofSeconds(30)).until(
                () -> by(Tokens.VIEWER).queryParam("limit", 100).get("/api/v1/dead-letters").jsonPath()
                        .getString("letters.find { it.kafka.key == '" + key + "' }.id"),
                id -> id != null);
    }

    private static JsonPath shown(String id) {
        return by(Tokens.VIEWER).get("/api/v1/dead-letters/" + id).then().statusCode(200).extract().jsonPath();
    }

    private boolean processed(String reason) {
        return by(Tokens.VIEWER).get("/api/v1/events/" + id(reason)).statusCode() == 200;
    }

    private DeviceEvent event(String reason) {
        LocationRef where = new LocationRef(key, null, null, null, null);
        Instant now = Instant.now();
        return new AlarmRaised(new Facts(new EventId(id(reason)), where, DeviceRef.NONE, now, now, "{}"), "power", reason);
    }

    private String id(String reason) {
        return UUID.nameUUIDFromBytes((key + reason).getBytes()).toString().replace("-", "");
    }
}
