package dev.bellwether.local.bikeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.testkit.Http;
import dev.bellwether.testkit.MovedClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps 4 to 7 of Bikeep's guide: cards, booking, check-in, check-out. */
class CommandsTest {

    private static final String LOCKERS = "113402";

    private final MovedClock clock = new MovedClock(Instant.parse("2026-02-26T10:30:00Z"));
    private final Bikeep bikeep = new Bikeep(clock, Heartbeats.REAL);
    private final WebServer server = WebServer.start(0, bikeep);
    private final Http http = new Http(server.uri());
    private final String device = "/device/v1/devices/" + bikeep.deviceIds(LOCKERS).get(0);

    @BeforeEach
    void authenticate() {
        Client.authenticate(http);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_lock_command_takes_the_device_at_once_and_succeeds_when_the_hardware_confirms() {
        JsonNode sent = command("lock");
        assertThat(sent.at("/state/value").asText()).isEqualTo("SENT");
        assertThat(sent.at("/state/timeout_at").asText()).isEqualTo("2026-02-26T10:30:03Z");
        assertThat(state()).isEqualTo("ALLOCATED");
        clock.advance(Duration.ofMillis(500));
        assertThat(follow(sent).at("/state/value").asText()).isEqualTo("RECEIVED");
        assertThat(state()).isEqualTo("LOCKING");
        clock.advance(Duration.ofMillis(1500));
        assertThat(follow(sent).at("/state/value").asText()).isEqualTo("SUCCESS");
        assertThat(follow(sent).at("/events/2/name").asText()).isEqualTo("RESPONSE_DEVICE_LOCKED");
        assertThat(state()).isEqualTo("LOCKED");
    }

    @Test
    void lock_and_unlock_share_a_window_of_three_seconds() {
        command("lock");
        clock.advance(Duration.ofSeconds(2));
        Http.Answer tooSoon = http.post(device + "/commands", "{\"command\": \"unlock\"}");
        assertThat(tooSoon.status()).isEqualTo(429);
        assertThat(tooSoon.json().path("error_code").asText()).isEqualTo("ERRORS.LOCK_COMMAND_THROTTLED");
        clock.advance(Duration.ofSeconds(1));
        command("unlock");
        clock.advance(Duration.ofSeconds(2));
        assertThat(state()).isEqualTo("UNLOCKED");
    }

    @Test
    void a_device_that_sleeps_to_save_power_takes_a_command_only_every_fifteen_seconds() {
        String sleeper = "/device/v1/devices/" + bikeep.deviceIds("114020").get(0) + "/commands";
        http.post(sleeper, "{\"command\": \"lock\"}");
        clock.advance(Duration.ofSeconds(14));
        assertThat(http.post(sleeper, "{\"command\": \"unlock\"}").status()).isEqualTo(429);
        clock.advance(Duration.ofSeconds(1));
        assertThat(http.post(sleeper, "{\"command\": \"unlock\"}").status()).isEqualTo(200);
    }

    @Test
    void a_booking_ends_after_an_hour_or_when_it_is_cancelled() {
        command("book");
        clock.advance(Duration.ofSeconds(2));
        assertThat(state()).isEqualTo("BOOKED");
        clock.advance(Duration.ofHours(1));
        authenticate();
        assertThat(state()).isEqualTo("UNLOCKED");
        command("book");
        clock.advance(Duration.ofSeconds(2));
        assertThat(state()).isEqualTo("BOOKED");
        command("cancel-booking");
        clock.advance(Duration.ofSeconds(2));
        assertThat(state()).isEqualTo("UNLOCKED");
    }

    @Test
    void a_command_to_a_dead_device_ends_in_error_and_leaves_the_device_as_it_was() {
        bikeep.silence(LOCKERS);
        clock.advance(Duration.ofSeconds(30));
        JsonNode sent = command("lock");
        clock.advance(Duration.ofSeconds(3));
        assertThat(follow(sent).at("/state/value").asText()).isEqualTo("ERROR");
        assertThat(state()).isEqualTo("UNLOCKED");
    }

    @Test
    void the_time_left_is_first_to_reach_the_device_and_then_for_the_hardware_to_confirm() {
        JsonNode sent = command("lock");
        assertThat(timeout()).isEqualTo("2026-02-26T10:30:03Z");
        clock.advance(Duration.ofMillis(500));
        assertThat(timeout()).isEqualTo("2026-02-26T10:30:30.500Z");
        assertThat(follow(sent).at("/state/timeout_at").asText()).isEqualTo("2026-02-26T10:30:30.500Z");
        clock.advance(Duration.ofMillis(1500));
        assertThat(http.get(device).json().at("/state/timeout_at").isNull()).isTrue();
        assertThat(follow(sent).at("/state/timeout_at").isMissingNode()).isTrue();
    }

    @Test
    void an_arm_that_finds_no_wheel_lets_go_when_its_time_is_over() {
        bikeep.jam(LOCKERS);
        JsonNode sent = command("lock");
        clock.advance(Duration.ofSeconds(30));
        assertThat(state()).isEqualTo("LOCKING");
        clock.advance(Duration.ofMillis(500));
        assertThat(state()).isEqualTo("UNLOCKED");
        assertThat(follow(sent).at("/state/value").asText()).isEqualTo("ERROR");
    }

    @Test
    void what_nobody_opens_locks_again_when_its_time_is_over() {
        command("lock");
        clock.advance(Duration.ofSeconds(3));
        assertThat(state()).isEqualTo("LOCKED");
        bikeep.jam(LOCKERS);
        command("unlock");
        clock.advance(Duration.ofSeconds(30));
        assertThat(state()).isEqualTo("UNLOCKING");
        clock.advance(Duration.ofMillis(500));
        assertThat(state()).isEqualTo("LOCKED");
    }

    @Test
    void a_booking_outlives_a_lock_command_that_does_not_arrive() {
        command("book");
        clock.advance(Duration.ofSeconds(2));
        String until = timeout();
        bikeep.silence(LOCKERS);
        clock.advance(Duration.ofSeconds(30));
        command("lock");
        assertThat(state()).isEqualTo("ALLOCATED");
        clock.advance(Duration.ofSeconds(3));
        assertThat(state()).isEqualTo("BOOKED");
        assertThat(timeout()).isEqualTo(until);
        clock.advance(Duration.ofHours(1));
        authenticate();
        assertThat(state()).isEqualTo("UNLOCKED");
    }

    @Test
    void the_door_of_a_bike_house_is_in_use_while_it_is_unlocked() {
        String door = "/device/v1/devices/" + bikeep.deviceIds("224519").get(0);
        String house = "/location/v1/locations/" + bikeep.locationId("224519");
        http.post(door + "/commands", "{\"command\": \"unlock\"}");
        clock.advance(Duration.ofMillis(500));
        assertThat(http.get(door).json().at("/state/value").asText()).isEqualTo("UNLOCKING");
        clock.advance(Duration.ofMillis(1500));
        assertThat(http.get(door).json().at("/state/value").asText()).isEqualTo("UNLOCKED");
        assertThat(http.get(house).json().at("/devices/available").asInt()).isEqualTo(21);
        assertThat(http.post(door + "/commands", "{\"command\": \"book\"}").status()).isEqualTo(400);
    }

    @Test
    void a_batch_of_cards_succeeds_by_half() {
        String lists = "/whitelist/v1/locations/" + bikeep.locationId(LOCKERS) + "/whitelists";
        String list = "/whitelist/v1/whitelists/" + http.get(lists).json().at("/data/0/id").asText();
        Http.Answer answer = http.post(list + "/entities", """
                {"operation": "ADD", "entities": [
                  {"id": "04a2b3c4d5e6f7", "id_type": "rfid", "status": "ACTIVE", "comment": "John"},
                  {"id": "04:A2:B3", "id_type": "rfid", "status": "ACTIVE"}]}""");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error_results")).hasSize(1);
        assertThat(http.get(list + "/entities").json().path("data")).hasSize(1);
        http.post(list + "/entities", """
                {"operation": "REMOVE", "entities": [{"id": "04a2b3c4d5e6f7", "id_type": "rfid"}]}""");
        assertThat(http.get(list + "/entities").json().path("data")).isEmpty();
        assertThat(http.get(list + "/targets?type=device").json().path("data")).hasSize(8);
    }

    private JsonNode command(String name) {
        Http.Answer answer = http.post(device + "/commands", "{\"command\": \"%s\"}".formatted(name));
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode follow(JsonNode command) {
        return http.get(command.path("uri").asText()).json();
    }

    private String timeout() {
        return http.get(device).json().at("/state/timeout_at").asText();
    }

    private String state() {
        return http.get(device).json().at("/state/value").asText();
    }
}
