package dev.bellwether.local.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.bellwether.local.http.Faults;
import dev.bellwether.local.http.Json;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.Request;
import dev.bellwether.local.http.Routes;
import dev.bellwether.local.http.Site;
import dev.bellwether.local.told.Notice;
import dev.bellwether.local.told.Told;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes what carries a right signature, once. */
public final class FakeEndpoint implements Site, Told {

    /** Where it is. */
    public static final String PATH = "/hooks/incidents";

    /** What both sides sign with. */
    public static final String SECRET = "whsec_bG9jYWwtYmVsbHdldGhlci13ZWJob29rLXNlY3JldA==";

    private final InstantSource clock;
    private final Faults faults = new Faults();
    private final List<Delivery> deliveries = new ArrayList<>();

    /** A delivery that was right. */
    public record Delivery(String id, JsonNode body, Instant at) {}

    /** Deliveries arrive by this clock. */
    public FakeEndpoint(InstantSource clock) {
        this.clock = clock;
    }

    /** How it misbehaves. */
    public Faults faults() {
        return faults;
    }

    /** What was delivered, each id once, oldest first. */
    public synchronized List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    @Override
    public String name() {
        return "Webhook";
    }

    @Override
    public List<Notice> notices() {
        return deliveries().stream().map(FakeEndpoint::notice).toList();
    }

    @Override
    public synchronized void clear() {
        faults.lift();
        deliveries.clear();
    }

    @Override
    public void addTo(Routes routes) {
        routes.on("POST", PATH, faults.around(this::receive));
    }

    private static Notice notice(Delivery delivery) {
        JsonNode incident = delivery.body().path("data");
        return new Notice(
                delivery.id(),
                "",
                delivery.at(),
                incident.path("state").asText(),
                incident.path("title").asText(),
                List.of(incident.path("summary").asText()),
                delivery.body().toPrettyString());
    }

    private synchronized Reply receive(Request request) {
        try {
            new Webhook(SECRET).verify(request.text(), request.headers());
        } catch (WebhookVerificationException e) {
            return Reply.text(401, "not proven");
        }
        String id = request.header("webhook-id").orElseThrow();
        if (deliveries.stream().noneMatch(known -> known.id().equals(id))) {
            deliveries.add(new Delivery(id, Json.read(request.text()), clock.instant()));
        }
        return new Reply(204, Map.of(), new byte[0]);
    }
}
