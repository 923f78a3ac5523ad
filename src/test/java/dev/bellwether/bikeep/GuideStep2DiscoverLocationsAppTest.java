package dev.bellwether.bikeep;

import static dev.bellwether.bikeep.MovedBikeep.bikeep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.local.http.Request;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Step 2 of Bikeep's guide: which locations are there. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@WithTestResource(MovedBikeep.class)
class GuideStep2DiscoverLocationsAppTest {

    @Inject
    Bikeep client;

    @BeforeEach
    void clear() {
        MovedBikeep.clear();
    }

    @Test
    void step_2_lists_every_location_with_its_connection_and_counts() {
        List<BikeepLocation> locations = client.locations();

        assertThat(locations).extracting(BikeepLocation::code).containsExactlyElementsOf(bikeep().codes());
        BikeepLocation docks = client.location(MovedBikeep.location(MovedBikeep.DOCKS)).orElseThrow();
        assertThat(docks.type()).isEqualTo("BIKE_DOCKS");
        assertThat(docks.status()).isEqualTo("LAUNCHED");
        assertThat(docks.connection()).isEqualTo("online");
        assertThat(docks.devices()).isEqualTo(new BikeepLocation.Devices(12, 12, 12));
    }

    @Test
    void step_2_filters_by_type_on_our_side_and_by_tag_on_bikeeps() {
        List<Request> calls = MovedBikeep.seen();

        assertThat(client.locations(LocationFilter.ofType("BIKE_LOCKERS")))
                .isNotEmpty()
                .allMatch(location -> "BIKE_LOCKERS".equals(location.type()));
        assertThat(client.locations(LocationFilter.tagged("moss")))
                .hasSize(2)
                .allMatch(location -> location.tags().contains("moss"));

        assertThat(calls).extracting(call -> call.uri().getRawQuery()).containsExactly(null, "tag=moss");
    }

    @Test
    void step_2_a_location_nobody_knows_is_empty() {
        assertThat(client.location("no-such-location")).isEmpty();
        assertThat(client.location("../devices?x=/")).isEmpty();
    }
}
