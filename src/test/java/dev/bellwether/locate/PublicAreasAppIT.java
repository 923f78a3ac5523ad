package dev.bellwether.locate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.event.LocationRef;
import dev.bellwether.event.Connectivity;
import dev.bellwether.incident.Place;
import dev.bellwether.testkit.MovedTime;
import dev.bellwether.testkit.Requests;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An installation that has no credentials but knows which public areas its locations are in. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(PublicAreasAppIT.TwoAreas.class)
@Tag("app")
class PublicAreasAppIT {

    /** Two of the stand-in's, and nothing to show. */
    public static final class TwoAreas extends Moved {

        /** By configuration alone. */
        public TwoAreas() {
            super(Map.of("bellwether.bikeep.client-id", "", "bellwether.directory.public-areas", "ee-tallinn,no-moss"));
        }
    }

    @Inject
    Poller poller;

    @Inject
    Directory directory;

    @Inject
    Database database;

    private Requests requests;

    @BeforeEach
    void clear() {
        Services.clear();
        database.clear();
        MovedTime.advance(Duration.ofHours(2));
        requests = Requests.count();
    }

    @Test
    void public_areas_are_polled_without_credentials_and_known_by_their_codes() {
        poller.tick();

        assertThat(requests.made()).isEqualTo(2);
        assertThat(requests.tokens()).isEmpty();
        assertThat(directory.all()).hasSize(6).extracting(Place::id).contains("code:113401", "code:226259");
        Place place = directory.find(new LocationRef(null, null, "113401", null, null)).orElseThrow();
        assertThat(place.name()).isEqualTo("#1134 Ülemiste City A");
        assertThat(place.connectivity()).isEqualTo(Connectivity.ONLINE);
        assertThat(place.devices()).isEqualTo(new Place.Devices(12, 12, 12));
        assertThat(place.latitude()).isBetween(59.0, 60.0);
        assertThat(place.longitude()).isBetween(24.0, 25.0);
    }

    @Test
    void their_calls_keep_within_the_budget_of_a_minute() {
        for (int second = 0; second < 59; second++) {
            database.clearTurn();
            poller.tick();
            MovedTime.advance(Duration.ofSeconds(1));
        }

        assertThat(requests.made()).isBetween(2, Moved.CALLS);
    }

    @Test
    void what_was_heard_of_a_location_makes_nobody_ask_for_it_alone() {
        poller.tick();
        database.due("code:113401", MovedTime.now(), false);
        MovedTime.advance(Duration.ofSeconds(1));

        poller.tick();

        assertThat(requests.made()).isEqualTo(2);
        assertThat(database.<Object>list("select location from belief where due_at is not null")).isEmpty();
    }
}
