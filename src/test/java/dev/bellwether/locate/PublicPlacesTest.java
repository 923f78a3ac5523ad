package dev.bellwether.locate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.bikeep.BikeepLocation;
import dev.bellwether.bikeep.BikeepPublicLocation;
import dev.bellwether.bikeep.BikeepPublicLocation.Parking;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublicPlacesTest {

    private static final BikeepLocation BARE = new BikeepLocation(
            "loc-1", "TLN-1", null, null, null, "BIKE_LOCKERS", "LAUNCHED", "online", "2026-03-01T10:00:00Z", null, null,
            null, List.of());

    private static final BikeepLocation FULL = new BikeepLocation(
            "loc-1", "TLN-1", "own label", "own name", "own address", "BIKE_LOCKERS", "LAUNCHED", "online", null,
            new BikeepLocation.Devices(10, 9, 9), 1.0, 2.0, List.of("own"));

    private static final BikeepPublicLocation OPEN = open(new Parking(8, 3, 4));

    @Test
    void what_the_operators_answer_keeps_back_is_filled_in() {
        assertThat(PublicPlaces.fill(BARE, OPEN))
                .isEqualTo(new BikeepLocation(
                        "loc-1", "TLN-1", "#1", "Station", "Station Road 1", "BIKE_LOCKERS", "LAUNCHED", "online",
                        "2026-03-01T10:00:00Z", new BikeepLocation.Devices(8, 3, 4), 59.4, 24.7, List.of("open")));
    }

    @Test
    void what_the_operators_answer_says_is_never_replaced() {
        assertThat(PublicPlaces.fill(FULL, OPEN)).isEqualTo(FULL);
    }

    @Test
    void a_location_no_public_area_shows_stays_as_it_is() {
        assertThat(PublicPlaces.fill(BARE, null)).isSameAs(BARE);
    }

    @Test
    void a_location_only_a_public_area_shows_goes_by_its_code_as_it_does_for_webhooks() {
        BikeepLocation alone = PublicPlaces.alone(OPEN);

        assertThat(alone.id()).isEqualTo("code:TLN-1");
        assertThat(alone.name()).isEqualTo("Station");
        assertThat(alone.latitude()).isEqualTo(59.4);
        assertThat(alone.longitude()).isEqualTo(24.7);
        assertThat(alone.devices()).isEqualTo(new BikeepLocation.Devices(8, 3, 4));
    }

    @Test
    void how_it_is_connected_follows_from_how_many_of_its_devices_talk() {
        assertThat(connection(new Parking(8, 0, 8))).isEqualTo("online");
        assertThat(connection(new Parking(8, 0, 7))).isEqualTo("partially_online");
        assertThat(connection(new Parking(8, 0, 1))).isEqualTo("partially_online");
        assertThat(connection(new Parking(8, 0, 0))).isEqualTo("offline");
    }

    @Test
    void without_counts_nothing_is_said_about_its_connection() {
        assertThat(connection(null)).isEqualTo("unknown");
        assertThat(connection(new Parking(0, 0, 0))).isEqualTo("unknown");
        assertThat(connection(new Parking(8, 8, null))).isEqualTo("unknown");
        assertThat(connection(new Parking(null, 8, 8))).isEqualTo("unknown");
    }

    @Test
    void how_many_are_free_need_not_be_told() {
        assertThat(PublicPlaces.alone(open(new Parking(8, null, 8))).devices())
                .isEqualTo(new BikeepLocation.Devices(8, 0, 8));
    }

    private static @Nullable String connection(@Nullable Parking parking) {
        return PublicPlaces.alone(open(parking)).connection();
    }

    private static BikeepPublicLocation open(@Nullable Parking parking) {
        return new BikeepPublicLocation(
                "TLN-1", "#1", "Station", "Station Road 1", List.of("open"), 59.4, 24.7, parking);
    }
}
