package dev.bellwether.local.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has been posted, and every call that was made. */
final class Workspace {

    private final InstantSource clock;
    private final List<SlackCall> calls = new ArrayList<>();
    private final Map<String, SlackMessage> messages = new LinkedHashMap<>();
    private int posted;

    Workspace(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void record(String method, JsonNode body, int status, String answer) {
        calls.add(new SlackCall(clock.instant(), method, body, status, answer));
    }

    synchronized SlackMessage post(String channel, JsonNode body) {
        Instant now = clock.instant();
        String ts = "%d.%06d".formatted(now.getEpochSecond(), ++posted);
        SlackMessage message =
                new SlackMessage(channel, ts, body.path("thread_ts").asText(), body, now, 0);
        messages.put(ts, message);
        return message;
    }

    synchronized Optional<SlackMessage> update(String ts, JsonNode body) {
        return Optional.ofNullable(
                messages.computeIfPresent(ts, (key, message) -> message.edited(body, clock.instant())));
    }

    synchronized boolean has(String ts) {
        return messages.containsKey(ts);
    }

    synchronized List<SlackCall> calls() {
        return List.copyOf(calls);
    }

    synchronized List<SlackMessage> messages() {
        return List.copyOf(messages.values());
    }

    synchronized void clear() {
        calls.clear();
        messages.clear();
    }
}
