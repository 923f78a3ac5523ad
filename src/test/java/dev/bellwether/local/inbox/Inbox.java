package dev.bellwether.local.inbox;

import static dev.bellwether.local.http.Json.object;

import dev.bellwether.local.bikeep.Bikeep;
import dev.bellwether.local.bikeep.Scenario;
import dev.bellwether.local.bikeep.Scenarios;
import dev.bellwether.local.bikeep.Webhooks;
import dev.bellwether.local.http.Handler;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.Request;
import dev.bellwether.local.http.Routes;
import dev.bellwether.local.http.Site;
import dev.bellwether.local.service.MailService;
import dev.bellwether.local.slack.FakeSlack;
import dev.bellwether.local.told.Told;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page at {@code /}, what it asks for, and what its buttons do. */
public final class Inbox implements Site {

    /** Nothing from elsewhere is loaded, nothing but the page's own script runs. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src data:";

    private final FakeSlack slack;
    private final Optional<MailService> mail;
    private List<Told> others = List.of();
    private Bikeep bikeep;
    private Webhooks webhooks;
    private Scenarios scenarios;

    /** Shows this Slack and, if it is ours, this mailbox. */
    public Inbox(FakeSlack slack, Optional<MailService> mail) {
        this.slack = slack;
        this.mail = mail;
    }

    /** Shows what these were told as well. */
    public void shows(List<Told> told) {
        this.others = List.copyOf(told);
    }

    /** Shows this fleet as well, with buttons that play its scenarios. */
    public void shows(Bikeep fleet, Webhooks sent, Scenarios played) {
        this.bikeep = fleet;
        this.webhooks = sent;
        this.scenarios = played;
    }

    @Override
    public void addTo(Routes routes) {
        routes.on("GET", "/", resource("inbox.html", "text/html"))
                .on("GET", "/inbox.css", resource("inbox.css", "text/css"))
                .on("GET", "/inbox.js", resource("inbox.js", "text/javascript"))
                .on("GET", "/inbox/feed", request -> feed())
                .on("POST", "/inbox/play/{scenario}", this::play)
                .on("POST", "/inbox/clear", request -> clear());
    }

    private Reply feed() {
        Map<String, Object> feed = object(
                "slack", SlackView.cards(slack.messages()),
                "mail", MailView.cards(mail.map(MailService::mails).orElse(List.of())),
                "others", ToldView.cards(others));
        if (bikeep != null) {
            feed.put("fleet", FleetView.locations(bikeep.locations()));
            feed.put("webhooks", FleetView.deliveries(webhooks.deliveries()));
        }
        return Reply.json(200, feed).with("Cache-Control", "no-store");
    }

    private Reply play(Request request) {
        String name = request.variable("scenario");
        Scenario scenario = Arrays.stream(Scenario.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElse(null);
        if (scenario == null) {
            return Reply.text(404, "known here: " + Arrays.toString(Scenario.values()) + "\n");
        }
        String code = request.query().get("code");
        if (code == null) {
            scenarios.play(scenario);
        } else {
            scenarios.play(scenario, code);
        }
        return Reply.json(202, object("playing", scenario));
    }

    private Reply clear() {
        slack.clear();
        others.forEach(Told::clear);
        mail.ifPresent(MailService::clear);
        return Reply.json(200, object());
    }

    private static Handler resource(String name, String type) {
        return request -> {
            // read anew each time, so that the page too is live while it is worked on
            try (InputStream file = Inbox.class.getResourceAsStream("/local/" + name)) {
                String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
                return Reply.of(200, type + "; charset=utf-8", text).with("Content-Security-Policy", POLICY);
            }
        };
    }
}
