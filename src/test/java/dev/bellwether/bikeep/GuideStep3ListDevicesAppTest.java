package dev.bellwether.bikeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Step 3 of Bikeep's guide: what stands at a location. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@WithTestResource(MovedBikeep.class)
class GuideStep3ListDevicesAppTest {

    @Inject
    Bikeep client;

    @BeforeEach
    void clear() {
        MovedBikeep.clear();
    }

    @Test
    void step_3_lists_lockers_that_are_free_and_the_gateway_that_is_none() {
        List<BikeepDevice> devices = client.devices(MovedBikeep.location(MovedBikeep.LOCKERS));

        assertThat(devices).filteredOn(BikeepDevice::isGuard).hasSize(1);
        assertThat(devices)
                .filteredOn(device -> !device.isGuard())
                .hasSize(8)
                .allMatch(device -> "LOCKER".equals(device.type()) && device.isOnline() && !device.isOccupied())
                .allMatch(device -> device.takes(CommandType.BOOK) && !device.takes(CommandType.TAKE_PHOTO))
                .allMatch(device -> MovedBikeep.location(MovedBikeep.LOCKERS).equals(device.locationId()));
    }

    @Test
    void step_3_a_location_may_have_several_gateways() {
        assertThat(client.devices(MovedBikeep.location("223443"))).filteredOn(BikeepDevice::isGuard).hasSize(2);
    }

    @Test
    void step_3_the_locked_door_of_a_bike_house_is_not_occupied() {
        assertThat(client.devices(MovedBikeep.location(MovedBikeep.HOUSE)))
                .filteredOn(device -> !device.isGuard())
                .allMatch(door -> "LOCKED".equals(door.state().value()) && !door.isOccupied());
    }
}
