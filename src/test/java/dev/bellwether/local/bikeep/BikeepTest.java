package dev.bellwether.local.bikeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.testkit.Http;
import dev.bellwether.testkit.MovedClock;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Walks through Bikeep's own guide, step by step. */
class BikeepTest {

    private static final String DOCKS = "113401";
    private static final String HOUSE = "224519";

    private final MovedClock clock = new MovedClock(Instant.parse("2026-02-26T10:30:00Z"));
    private final Bikeep bikeep = new Bikeep(clock, Heartbeats.REAL);
    private final WebServer server = WebServer.start(0, bikeep);
    private final Http http = new Http(server.uri());

    @BeforeEach
    void authenticate() {
        Client.authenticate(http);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void takes_credentials_by_basic_too_and_refuses_wrong_ones() {
        http.authorization("Basic " + Base64.getEncoder()
                .encodeToString((Bikeep.CLIENT_ID + ":" + Bikeep.CLIENT_SECRET).getBytes()));
        assertThat(http.form("/oauth2/token", "grant_type=client_credentials").status()).isEqualTo(200);
        http.authorization("");
        assertThat(http.form("/oauth2/token", "grant_type=client_credentials&client_id=x&client_secret=y").status())
                .isEqualTo(401);
    }

    @Test
    void refuses_a_call_without_a_token_and_with_one_that_has_expired() {
        clock.advance(Duration.ofHours(1));
        Http.Answer expired = http.get("/location/v1/locations");
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.json().fieldNames())
                .toIterable()
                .containsExactly("error_code", "error_message", "status_code", "correlation_id");
        http.authorization("");
        assertThat(http.get("/location/v1/locations").status()).isEqualTo(401);
    }

    @Test
    void lists_locations_by_tag_and_by_distance() {
        assertThat(http.get("/location/v1/locations").json().path("data")).hasSize(12);
        assertThat(http.get("/location/v1/locations?tag=moss").json().path("data")).hasSize(2);
        assertThat(http.get("/location/v1/locations?radius=500&lat_lng=59.4217,24.802").json().path("data"))
                .hasSize(2);
    }

    @Test
    void a_location_is_offline_once_all_its_devices_are_dead_and_online_when_they_are_back() {
        bikeep.silence(DOCKS);
        clock.advance(Duration.ofSeconds(29));
        assertThat(location(DOCKS).path("connection").asText()).isEqualTo("online");
        clock.advance(Duration.ofSeconds(1));
        assertThat(location(DOCKS).path("connection").asText()).isEqualTo("offline");
        assertThat(location(DOCKS).path("offline_since").asText()).isEqualTo("2026-02-26T10:30:30Z");
        assertThat(location(DOCKS).at("/devices/online").asInt()).isZero();
        bikeep.wake(DOCKS);
        assertThat(location(DOCKS).path("connection").asText()).isEqualTo("online");
        assertThat(location(DOCKS).path("offline_since").asText()).isEmpty();
    }

    @Test
    void one_dead_device_makes_a_location_partially_online_and_is_not_available() {
        bikeep.silenceOne(DOCKS);
        clock.advance(Duration.ofHours(2));
        authenticate();
        assertThat(location(DOCKS).path("connection").asText()).isEqualTo("partially_online");
        assertThat(location(DOCKS).at("/devices/available").asInt()).isEqualTo(11);
        JsonNode dead = device(DOCKS);
        assertThat(dead.at("/heartbeat_v2/health").asText()).isEqualTo("LONG_DEAD");
        assertThat(dead.path("heartbeat_health").asText()).isEqualTo("DEAD");
    }

    @Test
    void a_location_can_be_lost_from_sight() {
        bikeep.lose(DOCKS);
        assertThat(location(DOCKS).path("connection").asText()).isEqualTo("unknown");
        bikeep.recover();
        assertThat(location(DOCKS).path("connection").asText()).isEqualTo("online");
    }

    @Test
    void the_door_of_a_bike_house_is_available_when_locked() {
        assertThat(device(HOUSE).at("/state/value").asText()).isEqualTo("LOCKED");
        assertThat(location(HOUSE).at("/devices/available").asInt()).isEqualTo(22);
    }

    @Test
    void a_public_area_is_open_to_everybody_and_in_geojson() {
        http.authorization("");
        Http.Answer area = http.get("/location/v1/public-areas/no-moss/locations");
        assertThat(area.type()).isEqualTo("application/geo+json");
        assertThat(area.json().at("/features/0/geometry/coordinates/0").asDouble()).isEqualTo(10.6668);
    }

    @Test
    void lists_the_gateways_among_the_devices() {
        JsonNode devices = http.get("/device/v1/locations/" + bikeep.locationId("223443") + "/devices")
                .json()
                .path("data");
        assertThat(devices).filteredOn(device -> device.path("type").asText().equals("GUARD")).hasSize(2);
    }

    @Test
    void changes_a_description() {
        String path = "/location/v1/locations/" + bikeep.locationId(DOCKS);
        http.send("PATCH", path, "application/json", "{\"description\": \"behind the tower\"}");
        assertThat(location(DOCKS).path("description").asText()).isEqualTo("behind the tower");
        assertThat(http.send("PATCH", path, "application/json", "{").status()).isEqualTo(400);
    }

    @Test
    void misbehaves_on_demand() {
        bikeep.faults().next(1, Fault.tooManyRequests(Duration.ofSeconds(7)));
        bikeep.faults().next(1, Fault.html());
        bikeep.faults().next(1, Fault.drop());
        assertThat(http.get("/location/v1/locations").status()).isEqualTo(429);
        assertThat(http.get("/location/v1/locations").type()).isEqualTo("text/html");
        assertThatThrownBy(() -> http.send("PATCH", "/location/v1/locations/1", "application/json", "{}"))
                .isInstanceOf(UncheckedIOException.class);
        server.down();
        assertThatThrownBy(() -> http.get("/location/v1/locations")).isInstanceOf(UncheckedIOException.class);
        server.up();
        assertThat(http.get("/location/v1/locations").status()).isEqualTo(200);
    }

    private JsonNode location(String code) {
        return http.get("/location/v1/locations/" + bikeep.locationId(code)).json();
    }

    private JsonNode device(String code) {
        return http.get("/device/v1/devices/" + bikeep.deviceIds(code).get(0)).json();
    }
}
