package dev.bellwether.bikeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.local.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guide's examples and a real answer, read. */
class ReadingTest {

    @Test
    void the_guides_locations_are_read() throws IOException {
        assertThat(Members.each(sample("docs-locations.json").path("data"), BikeepLocation::read))
                .extracting(BikeepLocation::type, BikeepLocation::connection, BikeepLocation::devices)
                .containsExactly(
                        tuple("BIKE_LOCKERS", "online", new BikeepLocation.Devices(10, 7, 10)),
                        tuple("BIKE_DOCKS", "online", new BikeepLocation.Devices(20, 15, 20)));
    }

    @Test
    void the_guides_devices_are_read_though_they_have_only_the_deprecated_health() throws IOException {
        List<BikeepDevice> devices = Members.each(sample("docs-devices.json").path("data"), BikeepDevice::read);

        assertThat(devices)
                .extracting(BikeepDevice::isGuard, BikeepDevice::isOccupied, BikeepDevice::isOnline)
                .containsExactly(tuple(true, false, true), tuple(false, false, true), tuple(false, true, true));
        assertThat(devices.get(1).state())
                .isEqualTo(new BikeepDevice.State("UNLOCKED", Instant.parse("2025-12-15T10:30:00Z"), null));
        assertThat(devices).allMatch(device -> device.takes(CommandType.LOCK));
    }

    @Test
    void the_guides_commands_are_read() throws IOException {
        BikeepCommand sent = BikeepCommand.read(sample("docs-command-sent.json")).orElseThrow();
        BikeepCommand done = BikeepCommand.read(sample("docs-command-success.json")).orElseThrow();

        assertThat(sent.state()).isEqualTo(CommandState.SENT);
        assertThat(sent.allowed()).hasValue(Duration.ofSeconds(3));
        assertThat(sent.deviceId()).isEqualTo("{device_id}");
        assertThat(done.state()).isEqualTo(CommandState.SUCCESS);
        assertThat(done.timeoutAt()).isNull();
        assertThat(done.events()).hasSize(3);
    }

    @Test
    void the_guides_error_tells_code_and_correlation_id() throws IOException {
        Answer answer = new Answer(429, sample("docs-error-envelope.json"), false, null);

        assertThat(answer.facts())
                .isEqualTo(new BikeepTrouble.Facts(429, "ERRORS.LOCK_COMMAND_THROTTLED", "3f2a1c8e-...", null));
        assertThat(answer.words()).startsWith("a lock or unlock command was just sent");
    }

    @Test
    void every_feature_of_a_real_public_area_is_read_with_its_coordinates_the_right_way_round() throws IOException {
        JsonNode features = sample("public-area-no-baia-mobility.geojson").path("features");

        List<BikeepPublicLocation> locations = Members.each(features, BikeepPublicLocation::read);

        assertThat(locations).hasSize(features.size()).hasSize(9);
        assertThat(locations.get(0))
                .isEqualTo(new BikeepPublicLocation(
                        "224121",
                        "Ågotnes Terminal",
                        "#224121 Ågotnes Terminal",
                        "Ågotnes",
                        List.of("FREE", "BIKE", "PRIVATE", "BOOKABLE"),
                        60.405932,
                        4.996344,
                        new BikeepPublicLocation.Parking(10, 10, 10)));
        assertThat(locations).allMatch(location -> location.latitude() > 58 && location.longitude() < 11);
    }

    @Test
    void the_guides_public_area_is_read() throws IOException {
        assertThat(Members.each(
                        sample("docs-public-area-locations.json").path("features"), BikeepPublicLocation::read))
                .extracting(BikeepPublicLocation::code, BikeepPublicLocation::latitude)
                .containsExactly(tuple("TLN-1234", 59.42776));
    }

    @Test
    void the_newer_health_goes_before_the_deprecated_one() {
        BikeepDevice device = device("\"heartbeat_v2\": {\"health\": \"LONG_DEAD\", \"dead_since\":"
                + " \"2026-01-01T02:00:00+02:00\"}, \"heartbeat_health\": \"DEAD\"");

        assertThat(device.health()).isEqualTo(DeviceHealth.LONG_DEAD);
        assertThat(device.deadSince()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(device.isOnline()).isFalse();
    }

    @Test
    void what_nobody_has_published_yet_fails_nothing() {
        BikeepDevice device = device("\"type\": \"HOVER_DOCK\", \"state\": {\"value\": \"LOCKED\", \"changed_at\":"
                + " \"yesterday\"}, \"heartbeat_v2\": {\"health\": \"SLEEPY\", \"dead_since\": \"\"}, \"commands\":"
                + " [\"dance\"], \"new\": {}");

        assertThat(device.health()).isEqualTo(DeviceHealth.UNKNOWN);
        assertThat(device.healthText()).isEqualTo("SLEEPY");
        assertThat(device.deadSince()).isNull();
        assertThat(device.state().changedAt()).isNull();
        assertThat(device.isOccupied()).isFalse();
        assertThat(device.takes(CommandType.LOCK)).isFalse();
        assertThat(BikeepCommand.read(Json.read("{\"id\": \"c\", \"state\": {\"value\": \"PONDERING\"}}")))
                .hasValueSatisfying(command -> assertThat(command.state()).isEqualTo(CommandState.UNKNOWN));
    }

    @Test
    void a_locked_door_is_not_occupied_and_neither_is_a_gateway() {
        for (String type : List.of("DOOR", "BIKE_HOUSE_DOOR", "GUARD")) {
            assertThat(device("\"type\": \"" + type + "\", \"state\": {\"value\": \"LOCKED\"}").isOccupied())
                    .isFalse();
        }
        for (String type : List.of("LOCKER", "BIKE_DOCK", "SCOOTER_DOCK", "DOCK", "DOCK_SESSIONLESS")) {
            assertThat(device("\"type\": \"" + type + "\", \"state\": {\"value\": \"LOCKED\"}").isOccupied())
                    .isTrue();
        }
    }

    @Test
    void an_element_without_an_id_is_left_out() {
        JsonNode list = Json.read("[{\"type\": \"LOCKER\"}, {\"id\": \"d\"}, null, 7]");

        assertThat(Members.each(list, BikeepDevice::read)).extracting(BikeepDevice::id).containsExactly("d");
        assertThat(Members.each(list, BikeepLocation::read)).extracting(BikeepLocation::id).containsExactly("d");
    }

    @Test
    void retry_after_is_in_seconds_or_a_date_taken_against_the_answers_own() {
        assertThat(Answer.retryAfter("7", null)).isEqualTo(Duration.ofSeconds(7));
        assertThat(Answer.retryAfter("Thu, 26 Feb 2026 10:31:00 GMT", "Thu, 26 Feb 2026 10:30:00 GMT"))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(Answer.retryAfter("soon", "Thu, 26 Feb 2026 10:30:00 GMT")).isNull();
        assertThat(Answer.retryAfter(null, null)).isNull();
    }

    private static BikeepDevice device(String members) {
        return BikeepDevice.read(Json.read("{\"id\": \"d\", " + members + "}")).orElseThrow();
    }

    private static JsonNode sample(String name) throws IOException {
        try (InputStream file = ReadingTest.class.getResourceAsStream("/bikeep/" + name)) {
            return Json.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
