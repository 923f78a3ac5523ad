package dev.bellwether.local.bikeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import dev.bellwether.local.http.Json;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.Request;
import dev.bellwether.testkit.MovedClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final MovedClock clock = new MovedClock(START);
    private final Fleet fleet = Fleet.generated(7, START);
    private final LocationApi api = new LocationApi(fleet, clock);

    @Test
    void a_generated_fleet_has_the_size_of_a_large_operators() {
        assertThat(fleet.locations()).hasSize(2_000);
        long devices = fleet.locations().stream().mapToLong(l -> l.devices().size()).sum();
        assertThat(devices).isBetween(18_000L, 22_000L);
        assertThat(plates()).extracting(Plate::code).doesNotHaveDuplicates();
        assertThat(fleet.locations().stream().flatMap(l -> l.devices().stream()).map(Device::id))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_same_seed_makes_the_same_fleet_and_another_one_another() {
        assertThat(Fleet.generated(7, START).locations()).extracting(Location::plate).isEqualTo(plates());
        assertThat(Fleet.generated(8, START).locations()).extracting(Location::plate).isNotEqualTo(plates());
    }

    @Test
    void a_generated_fleet_holds_all_that_a_client_must_cope_with() {
        assertThat(plates()).extracting(Plate::type).contains(
                "BIKE_DOCKS", "BIKE_LOCKERS", "BIKE_HOUSE", "BIKE_HOUSE_DOCKLESS", "BIKE_HANGAR", "SCOOTER_DOCKS",
                "SCOOTER_DOCKS_V2", "BIKE_RENTALS", "BIKE_RENTALS_SESSIONLESS", "SCOOTER_RENTALS");
        assertThat(plates()).extracting(Plate::guards).contains(1, 2, 3);
        assertThat(plates()).extracting(Plate::powerSave).contains("NONE", "REMOTE_WAKEUP", "LOCAL_WAKEUP");
        assertThat(plates()).filteredOn(plate -> !plate.launched()).hasSizeBetween(30, 100);
        assertThat(plates()).filteredOn(plate -> !plate.withheld().isEmpty()).hasSizeBetween(20, 70);
        assertThat(new HashSet<>(plates().stream().map(p -> p.label() + p.area()).toList())).hasSizeLessThan(1_900);
        assertThat(plates()).filteredOn(p -> neighbours(p) >= 3).hasSizeGreaterThan(1_000);
    }

    @Test
    void what_a_client_may_not_see_is_left_out() {
        for (JsonNode location : Json.read(text(list("", null))).path("data")) {
            boolean withheld = !fleet.location(location.path("id").asText()).orElseThrow().plate().withheld().isEmpty();
            assertThat(location.has("devices")).isEqualTo(!withheld);
            assertThat(location.has("latitude")).isEqualTo(!withheld);
        }
    }

    @Test
    void what_is_remembered_of_a_list_is_never_out_of_date() {
        Location location = fleet.locations().stream().filter(l -> l.plate().launched()).findFirst().orElseThrow();
        String tag = tag();
        location.devices().forEach(device -> device.fallSilent(clock.instant()));
        clock.advance(Duration.ofSeconds(29));
        assertThat(tag()).isEqualTo(tag);
        clock.advance(Duration.ofSeconds(1));
        assertThat(tag()).isNotEqualTo(tag);
        assertThat(connection(location)).isEqualTo("offline");
        location.devices().get(0).wake();
        assertThat(connection(location)).isEqualTo("partially_online");
        location.lose();
        assertThat(connection(location)).isEqualTo("unknown");
        location.see();
        location.wake();
        assertThat(tag()).isEqualTo(tag);
    }

    @Test
    void a_list_that_has_not_changed_needs_no_answer() {
        String tag = tag();
        assertThat(list("", tag).status()).isEqualTo(304);
        assertThat(list("tag=station", tag).status()).isEqualTo(200);
        fleet.locations().get(0).describe("moved");
        assertThat(list("", tag).status()).isEqualTo(200);
    }

    private String tag() {
        return list("", null).headers().get("ETag");
    }

    private String connection(Location location) {
        return Json.read(text(list("", null)))
                .path("data")
                .get(fleet.locations().indexOf(location))
                .path("connection")
                .asText();
    }

    private List<Plate> plates() {
        return fleet.locations().stream().map(Location::plate).toList();
    }

    private long neighbours(Plate plate) {
        return plates().stream().filter(other -> other.metresTo(plate) <= 2_000).count();
    }

    private Reply list(String query, String tag) {
        Headers headers = new Headers();
        if (tag != null) {
            headers.set("If-None-Match", tag);
        }
        URI uri = URI.create("/location/v1/locations?" + query);
        return api.list(new Request("GET", uri, Map.of(), headers, new byte[0]));
    }

    private static String text(Reply reply) {
        return new String(reply.content(), StandardCharsets.UTF_8);
    }
}
