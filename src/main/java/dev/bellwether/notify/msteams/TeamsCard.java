package dev.bellwether.notify.msteams;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Cut;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A briefing as an Adaptive Card in a message, within what Teams takes. */
final class TeamsCard {

    /** Teams refuses a message beyond 28 KB; what it adds itself needs room too. */
    static final int LARGEST = 27 * 1024;

    private static final String VERSION = "1.4";
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_LINE = 300;
    private static final int MOST_LINES = 50;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private TeamsCard() {}

    /** With lists as long as they may be. */
    static ObjectNode message(Briefing briefing) {
        int lines = MOST_LINES;
        ObjectNode message = message(briefing, lines);
        while (lines > 0 && size(message) > LARGEST) {
            lines /= 2;
            message = message(briefing, lines);
        }
        return message;
    }

    private static int size(ObjectNode message) {
        return message.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static ObjectNode message(Briefing briefing, int lines) {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", "message");
        message.putArray("attachments")
                .addObject()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .set("content", card(briefing, lines));
        return message;
    }

    private static ObjectNode card(Briefing briefing, int lines) {
        ObjectNode card = JsonNodeFactory.instance
                .objectNode()
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", VERSION)
                // what a notification shows, where the card itself cannot be shown
                .put("fallbackText", Cut.to(LONGEST_LINE, briefing.title()))
                .put("speak", Cut.to(LONGEST_LINE, briefing.title()));
        ArrayNode body = card.putArray("body");
        title(body.addObject(), briefing);
        text(body.addObject(), briefing.summary());
        facts(body.addObject(), briefing);
        list(body, "Impact", briefing.impact(), lines);
        list(body, briefing.affected().heading(), briefing.affected().lines(), lines);
        text(body.addObject(), "What it means: " + briefing.meaning());
        List<String> small = new ArrayList<>(List.of(briefing.known()));
        small.addAll(briefing.notes().stream().limit(lines).toList());
        run(text(body.addObject(), String.join(" · ", small))).put("size", "Small").put("isSubtle", true);
        if (briefing.place().map() != null) {
            card.putArray("actions")
                    .addObject()
                    .put("type", "Action.OpenUrl")
                    .put("title", "Map")
                    .put("url", briefing.place().map().toString());
        }
        card.putObject("msteams").put("width", "Full");
        return card;
    }

    private static void title(ObjectNode container, Briefing briefing) {
        container.put("type", "Container").put("style", style(briefing)).put("bleed", true);
        ObjectNode title = text(container.putArray("items").addObject(), briefing.title());
        run(title).put("size", "Large").put("weight", "Bolder");
    }

    /** Only a text run is free of markup: a TextBlock would make links and bold type of names that come from outside. */
    private static ObjectNode text(ObjectNode block, String text) {
        block.put("type", "RichTextBlock");
        block.putArray("inlines").addObject().put("type", "TextRun").put("text", Cut.to(LONGEST_TEXT, text));
        return block;
    }

    private static ObjectNode run(ObjectNode block) {
        return (ObjectNode) block.path("inlines").path(0);
    }

    private static void facts(ObjectNode set, Briefing briefing) {
        set.put("type", "FactSet");
        ArrayNode facts = set.putArray("facts");
        Briefing.Where place = briefing.place();
        fact(facts, "Where", place.address() == null ? place.name() : place.name() + ", " + place.address());
        fact(facts, "Since", UTC.format(briefing.since()));
        Instant until = briefing.until();
        if (until != null) {
            fact(facts, "Until", UTC.format(until));
        } else {
            fact(facts, "Severity", briefing.severity().written());
            fact(facts, "State", briefing.facts().state());
        }
        if (briefing.devices() != null) {
            fact(facts, "How many", briefing.devices());
        }
    }

    private static void fact(ArrayNode facts, String title, String value) {
        facts.addObject().put("title", title).put("value", escaped(Cut.to(LONGEST_LINE, value)));
    }

    private static void list(ArrayNode body, String heading, List<String> lines, int most) {
        List<String> shown = lines.stream().limit(most).toList();
        if (shown.isEmpty()) {
            return;
        }
        run(text(body.addObject(), heading)).put("weight", "Bolder");
        for (String line : shown) {
            text(body.addObject(), "• " + Cut.to(LONGEST_LINE, line)).put("spacing", "None");
        }
        if (shown.size() < lines.size()) {
            text(body.addObject(), "… and " + (lines.size() - shown.size()) + " more").put("spacing", "None");
        }
    }

    private static String style(Briefing briefing) {
        return briefing.resolved()
                ? "good"
                : switch (briefing.severity()) {
                    case CRITICAL -> "attention";
                    case WARNING -> "warning";
                    case INFO -> "accent";
                };
    }

    /** Facts have markup: emphasis and links, in the characters of Markdown. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]])", "\\\\$1").replace('\n', ' ');
    }
}
