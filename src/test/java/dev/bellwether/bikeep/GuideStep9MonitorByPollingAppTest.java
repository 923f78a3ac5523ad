package dev.bellwether.bikeep;

import static dev.bellwether.bikeep.MovedBikeep.bikeep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.local.http.Request;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Step 9 of Bikeep's guide: how are the locations (9a), how is one device (9b). */
@QuarkusTest
@QuarkusTestResource(Services.class)
@WithTestResource(MovedBikeep.class)
class GuideStep9MonitorByPollingAppTest {

    @Inject
    Bikeep client;

    @BeforeEach
    void clear() {
        MovedBikeep.clear();
    }

    @Test
    void step_9a_a_location_shows_that_it_is_offline_and_since_when() {
        bikeep().silence(MovedBikeep.DOCKS);
        MovedBikeep.clock().advance(Duration.ofSeconds(31));

        BikeepLocation docks = client.location(MovedBikeep.location(MovedBikeep.DOCKS)).orElseThrow();

        assertThat(docks.connection()).isEqualTo("offline");
        assertThat(docks.offlineSince())
                .isEqualTo(MovedBikeep.clock().instant().minusSeconds(1).toString());
        assertThat(docks.devices()).isEqualTo(new BikeepLocation.Devices(12, 0, 0));
    }

    @Test
    void step_9a_a_public_area_is_read_without_a_token_even_when_none_is_to_be_had() {
        bikeep().revokeTokens();
        bikeep().tokenFaults().always(dev.bellwether.local.http.Fault.status(500));
        List<Request> calls = MovedBikeep.seen();

        List<BikeepPublicLocation> area = client.publicArea("no-moss");

        assertThat(area).hasSize(2).allMatch(location -> location.parking() != null);
        assertThat(area.get(0).longitude()).isEqualTo(10.6668);
        assertThat(area.get(0).latitude()).isBetween(59.0, 60.0);
        assertThat(calls).hasSize(1);
        assertThat(calls.get(0).header("Authorization")).isEmpty();
    }

    @Test
    void step_9b_a_device_shows_its_state_and_since_when_it_is_dead() {
        bikeep().silenceOne(MovedBikeep.LOCKERS);
        MovedBikeep.clock().advance(Duration.ofSeconds(20));
        assertThat(first().health()).isEqualTo(DeviceHealth.UNHEALTHY);
        assertThat(first().isOnline()).isTrue();
        MovedBikeep.clock().advance(Duration.ofHours(2));

        BikeepDevice dead = first();

        assertThat(dead.health()).isEqualTo(DeviceHealth.LONG_DEAD);
        assertThat(dead.isOnline()).isFalse();
        assertThat(dead.deadSince()).isBefore(MovedBikeep.clock().instant().minus(Duration.ofHours(1)));
        assertThat(dead.state().value()).isEqualTo("UNLOCKED");
        assertThat(dead.hardwareState()).isEqualTo("NORMAL");
    }

    @Test
    void step_9b_a_device_nobody_knows_is_empty() {
        assertThat(client.device("no-such-device")).isEmpty();
    }

    private BikeepDevice first() {
        return client.device(MovedBikeep.device(MovedBikeep.LOCKERS, 0)).orElseThrow();
    }
}
