package dev.bellwether.notify.slack;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.header;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import com.slack.api.model.Attachment;
import com.slack.api.model.Message.Metadata;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.webhook.Payload;
import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Cut;
import dev.bellwether.notify.Message;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A briefing in Block Kit, within Slack's limits. */
final class SlackMessage {

    private static final int LONGEST_HEADER = 150;
    private static final int LONGEST_TEXT = 3000;
    private static final int LONGEST_FIELD = 2000;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Names in a message's metadata. */
    static final String INCIDENT = "incident";

    static final String KEY = "key";

    private SlackMessage() {}

    /** For an incoming webhook. */
    static Payload payload(Briefing briefing) {
        return Payload.builder()
                .text(fallback(briefing))
                .blocks(List.of(title(briefing)))
                .attachments(List.of(attachment(briefing)))
                .build();
    }

    /** For the bot: the incident's message. */
    static ChatPostMessageRequest request(Message message, String channel, boolean buttons) {
        Briefing briefing = message.briefing();
        return ChatPostMessageRequest.builder()
                .channel(channel)
                .text(fallback(briefing))
                .blocks(head(briefing, buttons))
                .attachments(List.of(attachment(briefing)))
                .metadata(metadata(message))
                .unfurlLinks(false)
                .build();
    }

    /**
     * For the bot: the same message as things are now. It no longer says by which key: an edit is only half of what is
     * told, the other half is the answer in its thread.
     */
    static ChatUpdateRequest update(Message message, String channel, String ts, boolean buttons) {
        Briefing briefing = message.briefing();
        return ChatUpdateRequest.builder()
                .channel(channel)
                .ts(ts)
                .text(fallback(briefing))
                .blocks(head(briefing, buttons))
                .attachments(List.of(attachment(briefing)))
                .metadata(metadata(Map.of(INCIDENT, briefing.incident().toString())))
                .build();
    }

    /** For the bot: what has changed, in the thread. */
    static ChatPostMessageRequest reply(Message message, String channel, String ts, boolean loud) {
        Briefing briefing = message.briefing();
        return ChatPostMessageRequest.builder()
                .channel(channel)
                .threadTs(ts)
                .replyBroadcast(loud)
                .text(fallback(briefing))
                .blocks(change(briefing))
                .metadata(metadata(message))
                .unfurlLinks(false)
                .build();
    }

    private static List<LayoutBlock> change(Briefing briefing) {
        String words = "*" + escaped(mark(briefing) + " " + briefing.title()) + "*\n" + escaped(briefing.summary());
        String small = String.join(" · ", append(briefing.devices(), briefing.known(), briefing.notes()));
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(section(s -> s.text(markdownText(cut(words, LONGEST_TEXT)))));
        list(briefing.affected().heading(), briefing.affected().lines()).ifPresent(blocks::add);
        blocks.add(context(c -> c.elements(List.of(markdownText(cut(escaped(small), LONGEST_TEXT))))));
        return blocks;
    }

    private static List<String> append(@Nullable String first, String second, List<String> more) {
        List<String> all = new ArrayList<>();
        if (first != null) {
            all.add(first);
        }
        all.add(second);
        all.addAll(more);
        return all;
    }

    /** By which a message is found again when nobody knows whether it arrived. */
    private static Metadata metadata(Message message) {
        return metadata(Map.of(INCIDENT, message.briefing().incident().toString(), KEY, message.key()));
    }

    private static Metadata metadata(Map<String, Object> payload) {
        return Metadata.builder().eventType("bellwether_incident").eventPayload(payload).build();
    }

    private static List<LayoutBlock> head(Briefing briefing, boolean buttons) {
        List<LayoutBlock> head = new ArrayList<>(List.of(title(briefing)));
        if (buttons && !briefing.resolved() && briefing.hasIncident()) {
            head.add(actions(buttons(briefing)));
        }
        return head;
    }

    private static List<BlockElement> buttons(Briefing briefing) {
        String incident = briefing.incident().toString();
        List<BlockElement> buttons = new ArrayList<>();
        if (!briefing.facts().state().equals("acknowledged")) {
            buttons.add(button(b -> b.text(plainText("Acknowledge")).actionId("acknowledge").value(incident).style("primary")));
        }
        buttons.add(button(b -> b.text(plainText("Snooze 1 h")).actionId("snooze").value(incident)));
        buttons.add(button(b -> b.text(plainText("Resolve")).actionId("resolve").value(incident)));
        buttons.add(button(b -> b.text(plainText("Silence 2 h")).actionId("silence").value(incident)));
        buttons.add(button(b -> b.text(plainText("Show devices")).actionId("devices").value(incident)));
        return buttons;
    }

    /** What a phone shows of the message; mrkdwn, so it is escaped. */
    private static String fallback(Briefing briefing) {
        return cut(escaped(mark(briefing) + " " + briefing.title()), LONGEST_TEXT);
    }

    private static LayoutBlock title(Briefing briefing) {
        return header(h -> h.text(plainText(cut(mark(briefing) + " " + briefing.title(), LONGEST_HEADER), true)));
    }

    // Only an attachment has a coloured bar.
    private static Attachment attachment(Briefing briefing) {
        return Attachment.builder()
                .color(color(briefing))
                .fallback(cut(briefing.title(), LONGEST_TEXT))
                .blocks(blocks(briefing))
                .build();
    }

    private static List<LayoutBlock> blocks(Briefing briefing) {
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(section(s -> s.text(markdownText(cut(escaped(briefing.summary()), LONGEST_TEXT)))));
        blocks.add(section(s -> s.fields(fields(briefing))));
        list("Impact", briefing.impact()).ifPresent(blocks::add);
        list(briefing.affected().heading(), briefing.affected().lines()).ifPresent(blocks::add);
        blocks.add(section(s -> s.text(markdownText(cut("*What it means* " + escaped(briefing.meaning()), LONGEST_TEXT)))));
        List<String> small = new ArrayList<>(List.of(briefing.known()));
        small.addAll(briefing.notes());
        blocks.add(context(c -> c.elements(
                List.of(markdownText(cut(escaped(String.join(" · ", small)), LONGEST_TEXT))))));
        return blocks;
    }

    private static Optional<LayoutBlock> list(String heading, List<String> lines) {
        String list = String.join("\n", lines.stream().map(line -> "• " + escaped(line)).toList());
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(section(s -> s.text(markdownText(cut("*" + heading + "*\n" + list, LONGEST_TEXT)))));
    }

    private static List<TextObject> fields(Briefing briefing) {
        List<TextObject> fields = new ArrayList<>();
        fields.add(field("Where", where(briefing.place())));
        fields.add(field("Since", time(briefing.since())));
        Instant until = briefing.until();
        if (until != null) {
            fields.add(field("Until", time(until)));
        } else {
            fields.add(field("Severity", briefing.severity().written()));
        }
        String devices = briefing.devices();
        if (devices != null) {
            fields.add(field("How many", escaped(devices)));
        }
        return fields;
    }

    private static String where(Briefing.Where place) {
        String name = escaped(place.name());
        String address = place.address() == null ? "" : "\n" + escaped(place.address());
        return name + address + map(place.map());
    }

    private static String map(@Nullable URI map) {
        return map == null ? "" : "\n<" + map + "|Map>";
    }

    /** The reader's own time zone, where Slack can show it. */
    private static String time(Instant at) {
        return "<!date^" + at.getEpochSecond() + "^{date_short_pretty} {time}|" + UTC.format(at) + ">";
    }

    private static TextObject field(String name, String mrkdwn) {
        return markdownText(cut("*" + name + "*\n" + mrkdwn, LONGEST_FIELD));
    }

    private static String mark(Briefing briefing) {
        return briefing.resolved()
                ? "✅"
                : switch (briefing.severity()) {
                    case CRITICAL -> "🔴";
                    case WARNING -> "🟠";
                    case INFO -> "🔵";
                };
    }

    private static String color(Briefing briefing) {
        return briefing.resolved()
                ? "#2eb67d"
                : switch (briefing.severity()) {
                    case CRITICAL -> "#e01e5a";
                    case WARNING -> "#ecb22e";
                    case INFO -> "#36c5f0";
                };
    }

    /** The three characters that Slack's mrkdwn gives a meaning to. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String cut(String text, int longest) {
        return Cut.to(longest, text);
    }
}
