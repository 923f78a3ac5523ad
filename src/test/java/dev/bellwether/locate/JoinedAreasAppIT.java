package dev.bellwether.locate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellwether.incident.Place;
import dev.bellwether.local.http.Json;
import dev.bellwether.local.http.Reply;
import dev.bellwether.testkit.MovedTime;
import dev.bellwether.testkit.Requests;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An installation whose credentials show too little, beside a public area that shows more. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(JoinedAreasAppIT.OneArea.class)
@Tag("app")
class JoinedAreasAppIT {

    private static final String HIDDEN = "113402";
    private static final String PARTLY = "113401";

    /** One of the stand-in's. */
    public static final class OneArea extends Moved {

        /** By configuration alone. */
        public OneArea() {
            super(Map.of("bellwether.directory.public-areas", "ee-tallinn"));
        }
    }

    @Inject
    Poller poller;

    @Inject
    Directory directory;

    @Inject
    Database database;

    @BeforeEach
    void clear() {
        Services.clear();
        database.clear();
        MovedTime.advance(Duration.ofHours(2));
    }

    @Test
    void what_the_own_answer_keeps_back_is_filled_in_by_code_and_what_it_leaves_out_is_known_by_its_code() {
        Requests.count().answer((request, handler, over) -> {
            Reply whole = handler.handle(request);
            if (request.uri().getPath().contains("public-areas")) {
                return whole;
            }
            JsonNode answer = Json.read(new String(whole.content(), StandardCharsets.UTF_8));
            ArrayNode list = (ArrayNode) answer.path("data");
            for (int i = list.size() - 1; i >= 0; i--) {
                ObjectNode location = (ObjectNode) list.get(i);
                if (location.path("code").asText().equals(HIDDEN)) {
                    list.remove(i);
                } else {
                    location.remove(List.of("name", "address", "devices", "latitude", "longitude"));
                }
            }
            return Reply.json(200, answer);
        });

        poller.tick();

        assertThat(directory.all()).hasSize(12);
        Place own = directory.find(Services.bikeep().locationId(PARTLY)).orElseThrow();
        assertThat(own.name()).isEqualTo("#1134 Ülemiste City A");
        assertThat(own.address()).isEqualTo("Valukoja 8, Tallinn");
        assertThat(own.type()).isEqualTo("BIKE_DOCKS");
        assertThat(own.devices()).isEqualTo(new Place.Devices(12, 12, 12));
        assertThat(own.latitude()).isBetween(59.0, 60.0);
        assertThat(directory.find("code:" + HIDDEN)).hasValueSatisfying(
                place -> assertThat(place.name()).isEqualTo("#1134 Ülemiste City A Lockers"));
        assertThat(directory.find("code:" + PARTLY)).isEmpty();
    }
}
