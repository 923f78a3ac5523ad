package dev.bellwether.local.bikeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.Faults;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.testkit.Signer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {

    private static final String SCHEME = "hmac-sha256:data";
    private static final String DOCKS = "113401";
    private static final double AT_ONCE = 0.05;

    private final Faults faults = new Faults();
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final WebServer receiver = WebServer.start(0, routes -> routes.on("POST", "/hook", faults.around(request -> {
        received.add(request.json());
        return Reply.text(202, "");
    })));
    private final Bikeep bikeep = new Bikeep(InstantSource.system(), Heartbeats.HASTY.scaled(AT_ONCE));
    private final Webhooks webhooks = new Webhooks(
            receiver.uri().resolve("/hook"), (type, data) -> Signer.envelope(SCHEME, "s3ed", type, data));
    private final Scenarios scenarios = new Scenarios(bikeep, webhooks, AT_ONCE);

    @AfterEach
    void stop() {
        scenarios.close();
        webhooks.close();
        receiver.close();
    }

    @Test
    void an_outage_is_told_in_the_order_in_which_bikeep_learns_of_it() {
        scenarios.play(Scenario.OUTAGE, DOCKS);
        await().until(() -> received.size() == 3);
        assertThat(received)
                .extracting(body -> body.path("type").asText())
                .containsExactly("connection", "connection_confirmed", "connection");
        assertThat(received.get(0).path("data")).hasSize(13);
        assertThat(received.get(0).at("/data/0/connection").asText()).isEqualTo("offline");
        assertThat(received.get(1).at("/data/location/code").asText()).isEqualTo(DOCKS);
        assertThat(received.get(2).at("/data/0/connection").asText()).isEqualTo("online");
    }

    @Test
    void a_missed_outage_is_to_be_seen_but_not_told() {
        scenarios.play(Scenario.MISSED, DOCKS);
        await().until(() -> connection(DOCKS).equals("offline"));
        await().until(() -> connection(DOCKS).equals("online"));
        assertThat(received).isEmpty();
    }

    @Test
    void in_a_blind_time_nothing_is_known_and_one_location_comes_back_unseen() {
        scenarios.play(Scenario.BLIND, DOCKS);
        await().until(() -> bikeep.locations().stream().allMatch(l -> l.get("connection").equals("unknown")));
        await().until(() -> bikeep.locations().stream().allMatch(l -> l.get("connection").equals("online")));
        assertThat(received).extracting(body -> body.at("/data/0/connection").asText()).containsExactly("offline");
    }

    @Test
    void an_area_outage_takes_all_locations_of_a_city() {
        List<String> city = bikeep.neighbours(DOCKS);
        scenarios.play(Scenario.AREA, DOCKS);
        await().until(() -> city.stream().allMatch(code -> connection(code).equals("offline")));
        await().until(() -> received.size() == 2 * city.size());
        assertThat(city).hasSize(4).contains(DOCKS);
        assertThat(bikeep.locations()).extracting(l -> l.get("connection")).containsOnly("online");
    }

    @Test
    void a_late_webhook_tells_of_an_outage_after_its_end() {
        scenarios.play(Scenario.LATE, DOCKS);
        await().until(() -> received.size() == 2);
        assertThat(received)
                .extracting(body -> body.at("/data/0/connection").asText())
                .containsExactly("online", "offline");
        assertThat(Instant.parse(received.get(1).at("/data/0/changed_at").asText()))
                .isBefore(Instant.parse(received.get(0).at("/data/0/changed_at").asText()));
    }

    @Test
    void webhooks_can_be_lost_and_doubled() {
        webhooks.dropNext(1);
        webhooks.repeatNext(1);
        webhooks.send("alarm", "[\"lost\"]");
        webhooks.send("alarm", "[\"doubled\"]");
        webhooks.send("alarm", "[\"single\"]");
        await().until(() -> received.size() == 3);
        assertThat(received)
                .extracting(body -> body.at("/data/0").asText())
                .containsExactlyInAnyOrder("doubled", "doubled", "single");
    }

    @Test
    void a_webhook_carries_the_hash_of_its_data() {
        scenarios.play(Scenario.VANDALISM, DOCKS);
        await().until(() -> received.size() == 1);
        JsonNode body = received.get(0);
        assertThat(body.at("/data/0/alarm_reason").asText()).isEqualTo("wire_cut");
        assertThat(body.path("hash").asText())
                .isEqualTo(Signer.sign(SCHEME, "s3ed", "alarm", 2, body.path("data").toString()));
    }

    @Test
    void a_webhook_that_was_not_taken_is_sent_again() {
        faults.next(1, Fault.status(503));
        scenarios.play(Scenario.STUCK_DOOR, DOCKS);
        await().until(() -> received.size() == 1);
        await().until(() -> webhooks.deliveries().size() == 2);
        assertThat(webhooks.deliveries()).extracting(Webhooks.Delivery::status).containsExactly(503, 202);
    }

    private String connection(String code) {
        return bikeep.locations().stream()
                .filter(location -> location.get("code").equals(code))
                .map(location -> location.get("connection").toString())
                .findFirst()
                .orElseThrow();
    }
}
