package dev.bellwether.notify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.incident.Incident;
import dev.bellwether.local.service.Mail;
import dev.bellwether.local.slack.SlackMessage;
import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.FarSides;
import dev.bellwether.testkit.Services;
import java.util.List;
import java.util.stream.Stream;

/** A way by which whoever is on call is told, and what the far side has of an incident. */
enum Way {
    /** Slack's incoming webhook: what it took cannot be looked up. */
    WEBHOOK("slack/0") {
        @Override
        List<Telling> took(Incident incident) {
            return slack(incident).filter(message -> message.channel().equals("webhook"))
                    .map(message -> new Telling("", marked(message.text())))
                    .toList();
        }
    },
    /** Slack's bot: one message, brought up to date, and answers to it. */
    BOT("slack/1") {
        @Override
        List<Telling> took(Incident incident) {
            return slack(incident).filter(message -> !message.channel().equals("webhook"))
                    .map(message -> new Telling(
                            message.thread().isEmpty() ? "message" : message.body().at(KEY).asText(), marked(message.text())))
                    .toList();
        }

        @Override
        String shows(Incident incident) {
            return took(incident).stream().filter(telling -> telling.id().equals("message")).map(Telling::says)
                    .findFirst()
                    .orElse("");
        }
    },
    /** Mail; a copy is known by its Message-ID. */
    MAIL("email/0") {
        @Override
        List<Telling> took(Incident incident) {
            return Services.mail().mails().stream()
                    .filter(mail -> mail.header("X-Bellwether-Incident").equals(incident.id().toString()))
                    .map(mail -> new Telling(mail.header("Message-ID"), said(mail)))
                    .toList();
        }

        private String said(Mail mail) {
            return Await.title(mail).startsWith("Resolved: ") ? OVER : mail.header("X-Bellwether-Severity");
        }
    },
    /** PagerDuty: an alert for each dedup_key. */
    PAGER("pagerduty/0") {
        @Override
        List<Telling> took(Incident incident) {
            return FarSides.pagerDuty().events().stream()
                    .filter(event -> event.at("/payload/source").asText().equals(incident.key().location()))
                    .map(event -> new Telling(event.path("dedup_key").asText(), said(event)))
                    .toList();
        }

        private String said(JsonNode event) {
            return event.path("event_action").asText().equals("resolve") ? OVER : event.at("/payload/severity").asText();
        }
    };

    /** What is said of an incident that is over; of any other, how bad it is. */
    static final String OVER = "over";

    private static final String KEY = "/metadata/event_payload/key";

    private final String integration;

    /**
     * One message that the far side took.
     *
     * @param id   by which the far side, or a reader, knows a copy; empty where nothing does
     * @param says how the incident was
     */
    record Telling(String id, String says) {}

    Way(String integration) {
        this.integration = integration;
    }

    /** Everything that it took of an incident, oldest first. */
    abstract List<Telling> took(Incident incident);

    /** How it shows the incident now; empty when it does not. */
    String shows(Incident incident) {
        List<Telling> took = took(incident);
        return took.isEmpty() ? "" : took.get(took.size() - 1).says();
    }

    /** How often it was tried. */
    long tried(ToldByHand hand, Incident incident) {
        return hand.attempts(incident).stream().filter(attempt -> attempt.startsWith(integration)).count();
    }

    private static Stream<SlackMessage> slack(Incident incident) {
        return Services.slack().messages().stream()
                .filter(message -> message.everything().contains(incident.key().location()));
    }

    private static String marked(String text) {
        return text.startsWith("✅") ? OVER : text.startsWith("🔴") ? "critical" : "warning";
    }
}
