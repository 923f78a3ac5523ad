package dev.bellwether.local.bikeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.Faults;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.testkit.Signer;
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
}
