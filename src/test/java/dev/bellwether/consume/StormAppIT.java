package dev.bellwether.consume;

import static dev.bellwether.testkit.MovedTime.advance;
import static dev.bellwether.testkit.MovedTime.now;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.decide.Rules;
import dev.bellwether.decide.StormRule;
import dev.bellwether.decide.file.RulesFile;
import dev.bellwether.notify.DispatchByHand;
import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.MovedTime;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * So much at once that nobody can read it one by one, through webhooks, Kafka and PostgreSQL. All of it:
 * {@code -Dbellwether.test.storm.locations=500 -Dbellwether.test.storm.devices=20}.
 */
@QuarkusTest
@Tag("app")
@QuarkusTestResource(Services.class)
@TestProfile(MovedTime.ByHand.class)
class StormAppIT {

    /** What the rules want for one here; each that joins has the digest told anew, so twice as many take four times as long. */
    private static final StormRule STORM = new StormRule(50, Duration.ofMinutes(5));

    private static final int LOCATIONS = Integer.getInteger("bellwether.test.storm.locations", 60);
    /** Of each location. */
    private static final int DEVICES = Integer.getInteger("bellwether.test.storm.devices", 5);
    private static final Duration HOLD = Duration.ofMinutes(10);

    @Inject
    Watch watch;

    @Inject
    DispatchByHand dispatcher;

    @Inject
    EntityManager entities;

    @Inject
    RulesFile rules;

    private Rules usual;
    private String storm;

    @BeforeEach
    void elsewhere(TestInfo test) {
        usual = rules.now();
        rules.take(new Rules(
                usual.route(), usual.receivers(), usual.severities(), usual.inhibitions(), usual.escalations(),
                usual.hold(), usual.endings(), usual.reopen(), usual.flapping(), STORM, usual.audit(),
                usual.fallback(), usual.maintenance()));
        Services.clear();
        storm = test.getTestMethod().orElseThrow().getName();
        advance(Duration.ofDays(1));
    }

    @AfterEach
    void asBefore() {
        rules.take(usual);
    }

    @Test
    void losses_at_many_locations_are_one_digest_that_drains() {
        long before = events();
        for (int location = 0; location < LOCATIONS; location++) {
            lose(location, "LOCKER", DEVICES);
        }
        awaitEvents(before + LOCATIONS * DEVICES);
        assertThat(incidents("SUSPECTED")).isEqualTo(LOCATIONS);

        pass(HOLD, Duration.ofMinutes(1));
        assertThat(titles()).singleElement().asString().contains("Storm · " + LOCATIONS + " incidents at once");
        pass(Duration.ofHours(1), Duration.ofMinutes(10));
        assertThat(titles()).hasSize(1);

        for (int location = 0; location < LOCATIONS; location++) {
            post("connection", "{\"location_id\":\"" + name(location) + "\",\"connection\":\"online\"}");
        }
        awaitEvents(before + LOCATIONS * DEVICES + LOCATIONS);
        pass(Duration.ofMinutes(1), Duration.ofSeconds(30));

        assertThat(incidents("RESOLVED")).isEqualTo(LOCATIONS);
        assertThat(titles()).hasSize(2).last().asString().contains("Resolved: Storm");
        assertThat(waiting()).isZero();
    }

    @Test
    void what_is_critical_is_told_by_itself_and_what_is_left_of_a_storm_too() {
        long before = events();
        for (int location = 0; location < 65; location++) {
            lose(location, "LOCKER", 1);
        }
        lose(65, "GUARD", 1);
        awaitEvents(before + 66);

        pass(HOLD, Duration.ofMinutes(1));
        assertThat(titles()).hasSize(2);
        assertThat(titles()).anyMatch(title -> title.contains("Storm · 65 incidents"));
        assertThat(titles()).anyMatch(title -> title.contains("Gateway offline"));

        for (int location = 0; location < 63; location++) {
            post("connection", "{\"location_id\":\"" + name(location) + "\",\"connection\":\"online\"}");
        }
        awaitEvents(before + 66 + 63);
        pass(Duration.ofMinutes(10), Duration.ofMinutes(1));

        assertThat(titles()).hasSize(5);
        assertThat(titles()).anyMatch(title -> title.contains("Resolved: Storm"));
        assertThat(titles().stream().filter(title -> title.contains("Device offline"))).hasSize(2);
    }

    private void lose(int location, String type, int devices) {
        post("connection", IntStream.range(0, devices)
                .mapToObj(device -> "{\"location_id\":\"" + name(location) + "\",\"device_id\":\"" + name(location) + "-"
                        + device + "\",\"device_type\":\"" + type + "\",\"connection\":\"offline\"}")
                .collect(Collectors.joining(",", "[", "]")));
    }

    private String name(int location) {
        return storm + "-" + location;
    }

    private static void post(String type, String data) {
        given().contentType("application/json")
                .body(Signer.envelope("hmac-sha256:data", Services.SEED, type, data))
                .post("/webhooks/bikeep")
                .then()
                .statusCode(202);
    }

    /** Step by step, what is due is decided, held back or let go, and told. */
    private void pass(Duration duration, Duration step) {
        for (var end = now().plus(duration); now().isBefore(end); ) {
            advance(step);
            for (int batch = 0; batch <= LOCATIONS / 100; batch++) {
                watch.due();
            }
            watch.heldBack();
            if (due() > 0) {
                await().until(() -> {
                    dispatcher.dispatch(); // so many at a time, and others wait too
                    return due() == 0;
                });
            }
        }
    }

    private List<String> titles() {
        return Services.mail().mails().stream()
                .map(Await::title)
                .filter(title -> title.contains("Storm") || title.contains(storm))
                .toList();
    }

    private void awaitEvents(long all) {
        await().atMost(Duration.ofMinutes(3)).until(() -> events() >= all);
    }

    private long events() {
        return count("select count(*) from inbox");
    }

    private long incidents(String state) {
        return count("select count(*) from incident where location like '" + storm + "-%' and state = '" + state + "'");
    }

    private long due() {
        return count("select count(*) from notification where state = 'PENDING' and not withheld and due_at <= cast('"
                + now() + "' as timestamptz)");
    }

    private long waiting() {
        return count("select count(*) from notification n join incident i on i.id = n.incident_id"
                + " where n.state = 'PENDING' and (i.location = '*' or i.location like '" + storm + "-%')");
    }

    private long count(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entities.createNativeQuery(query).getSingleResult()).longValue());
    }
}
