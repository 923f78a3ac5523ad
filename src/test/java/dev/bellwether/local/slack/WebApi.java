package dev.bellwether.local.slack;

import static dev.bellwether.local.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.local.http.Handler;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The few methods a notifier uses; like Slack it answers 200 and {@code ok: false} when it will not. */
final class WebApi implements Handler {

    private static final int LONGEST_TEXT = 40_000;

    private final Workspace workspace;

    WebApi(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Reply handle(Request request) {
        Optional<String> token = request.bearer()
                .or(() -> Optional.ofNullable(request.form().get("token")))
                .or(() -> Optional.ofNullable(request.query().get("token")));
        if (token.isEmpty()) {
            return error("not_authed");
        }
        if (!token.get().equals(FakeSlack.TOKEN)) {
            return error("invalid_auth");
        }
        JsonNode body = Sent.body(request);
        return switch (request.variable("method")) {
            case "auth.test" -> ok(object("url", "https://local.slack.com/", "team", "Local", "user", "bellwether",
                    "team_id", "T0LOCAL", "user_id", "U0LOCAL", "bot_id", "B0LOCAL"));
            case "chat.postMessage" -> post(body);
            case "chat.update" -> update(body);
            case "conversations.history" -> history(body);
            case "conversations.replies" -> replies(body);
            default -> error("unknown_method");
        };
    }

    private Reply post(JsonNode body) {
        return refusal(body).map(WebApi::error).orElseGet(() -> {
            if (body.has("thread_ts") && !workspace.has(body.get("thread_ts").asText())) {
                return error("thread_not_found");
            }
            return posted(workspace.post(FakeSlack.CHANNEL, body));
        });
    }

    private Reply update(JsonNode body) {
        return refusal(body).map(WebApi::error).orElseGet(() -> workspace
                .update(body.path("ts").asText(), body)
                .map(WebApi::posted)
                .orElseGet(() -> error("message_not_found")));
    }

    private Reply history(JsonNode body) {
        List<SlackMessage> newestFirst = new ArrayList<>(workspace.messages());
        newestFirst.removeIf(m -> !isShown(m) || !m.channel().equals(FakeSlack.CHANNEL));
        Collections.reverse(newestFirst);
        return listed(body, newestFirst);
    }

    /** In the channel: what answers nothing, and such answers as are to be seen there too. */
    private static boolean isShown(SlackMessage message) {
        return message.thread().isEmpty() || message.body().path("reply_broadcast").asBoolean();
    }

    private Reply replies(JsonNode body) {
        String ts = body.path("ts").asText();
        return listed(body, workspace.messages().stream()
                .filter(m -> m.ts().equals(ts) || m.thread().equals(ts))
                .toList());
    }

    /** A page of them; the cursor to the next is where it begins. */
    private Reply listed(JsonNode body, List<SlackMessage> messages) {
        if (!knownChannel(body)) {
            return error("channel_not_found");
        }
        int from = Math.min(body.path("cursor").asInt(), messages.size());
        int to = Math.min(from + body.path("limit").asInt(100), messages.size());
        boolean more = to < messages.size();
        return ok(object(
                "messages", messages.subList(from, to).stream().map(WebApi::message).toList(),
                "has_more", more,
                "response_metadata", object("next_cursor", more ? Integer.toString(to) : "")));
    }

    private static Optional<String> refusal(JsonNode body) {
        if (!knownChannel(body)) {
            return Optional.of("channel_not_found");
        }
        String text = body.path("text").asText();
        if (text.isBlank() && body.path("blocks").isEmpty() && body.path("attachments").isEmpty()) {
            return Optional.of("no_text");
        }
        if (text.length() > LONGEST_TEXT) {
            return Optional.of("msg_too_long");
        }
        return Content.valid(body) ? Optional.empty() : Optional.of("invalid_blocks");
    }

    private static boolean knownChannel(JsonNode body) {
        return body.path("channel").asText().equals(FakeSlack.CHANNEL);
    }

    private static Reply posted(SlackMessage message) {
        return ok(object("channel", message.channel(), "ts", message.ts(), "text", message.text(),
                "message", message(message)));
    }

    private static Map<String, Object> message(SlackMessage message) {
        Map<String, Object> json = object("type", "message", "user", "U0LOCAL", "bot_id", "B0LOCAL",
                "ts", message.ts(), "text", message.text());
        for (String member : List.of("blocks", "attachments", "thread_ts", "metadata")) {
            if (message.body().has(member)) {
                json.put(member, message.body().get(member));
            }
        }
        return json;
    }

    private static Reply ok(Map<String, Object> members) {
        members.put("ok", true);
        return Reply.json(200, members);
    }

    private static Reply error(String name) {
        return Reply.json(200, object("ok", false, "error", name));
    }
}
