package dev.bellwether.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.decide.Silence;
import dev.bellwether.decide.SilenceId;
import dev.bellwether.decide.file.BadRules;
import dev.bellwether.decide.file.Durations;
import dev.bellwether.decide.file.MatcherReader;
import dev.bellwether.decide.route.Matcher;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a silence as somebody asks for it, to its end, so that all mistakes are told at once. */
final class SilenceReader {

    static final String EXAMPLE =
            "{\"matchers\":[\"location=\\\"loc-1\\\"\"],\"for\":\"2h\",\"comment\":\"new doors are fitted\"}";

    /** Far enough for any work, and near enough that nobody is silenced for ever by a slip of the pen. */
    private static final Duration FARTHEST = Duration.ofDays(366);

    private static final int LONGEST = 1_000;
    private static final int MOST = 100;
    private static final List<String> KNOWN = List.of("matchers", "startsAt", "endsAt", "for", "comment");

    private final JsonNode body;
    private final Instant now;
    private final List<String> mistakes = new ArrayList<>();

    SilenceReader(JsonNode body, Instant now) {
        this.body = body;
        this.now = now;
    }

    /**
     * The silence.
     *
     * @param author whose word it is; the body does not say
     * @throws BadRules listing every mistake
     */
    Silence read(String author) {
        if (!body.isObject()) {
            throw refused("send an object, for instance " + EXAMPLE);
        }
        body.fieldNames().forEachRemaining(this::known);
        List<Matcher> matchers = matchers();
        Instant start = has("startsAt") ? time("startsAt") : now;
        Instant end = end(start);
        String comment = comment();
        if (!mistakes.isEmpty() || start == null || end == null) {
            throw refused();
        }
        String cause = String.join("\n", author, now.toString(), matchers.toString(), start + " " + end, comment);
        return new Silence(
                SilenceId.of(cause), matchers, start, end, author, comment, Silence.Cause.OPERATOR, null, now, null);
    }

    private void known(String name) {
        if (name.equals("author")) {
            mistakes.add("author is not to be sent: it is the name of your token");
        } else if (!KNOWN.contains(name)) {
            mistakes.add("'" + cut(name) + "' is not a member; known: " + KNOWN);
        }
    }

    private List<Matcher> matchers() {
        JsonNode list = body.path("matchers");
        List<String> written = new ArrayList<>();
        list.forEach(item -> written.add(item.isTextual() ? item.textValue() : item.toString()));
        if (!list.isArray() || list.isEmpty()) {
            mistakes.add("matchers must be a list of at least one matcher, for instance [\"location=\\\"loc-1\\\"\"]");
        } else if (written.size() > MOST || written.stream().anyMatch(text -> text.length() > LONGEST)) {
            mistakes.add("matchers must be at most " + MOST + " of " + LONGEST + " characters; ask for several silences");
        } else if (!written.stream().allMatch(SilenceReader::isKeepable)) {
            mistakes.add("matchers hold a character that no text has; leave it out");
        } else {
            return matchers(written);
        }
        return List.of();
    }

    private List<Matcher> matchers(List<String> written) {
        try {
            return MatcherReader.read(written);
        } catch (BadRules e) {
            mistakes.addAll(e.mistakes());
            return List.of();
        }
    }

    private @Nullable Instant end(@Nullable Instant start) {
        if (has("endsAt") == has("for")) {
            mistakes.add("send either endsAt, for instance \"" + now.plus(2, ChronoUnit.HOURS)
                    + "\", or for, for instance \"2h\"");
            return null;
        }
        String member = has("for") ? "for" : "endsAt";
        Instant end = has("for") ? after(start) : time("endsAt");
        if (end != null && start != null && !end.isAfter(start)) {
            mistakes.add(member + " must end it after it starts, which is at " + start);
        } else if (end != null && !end.isAfter(now)) {
            mistakes.add(member + " ends it in the past; it is " + now);
        } else if (end != null && end.isAfter(now.plus(FARTHEST))) {
            mistakes.add(member + " ends it more than " + FARTHEST.toDays() + " days ahead; ask for less");
        }
        return end;
    }

    private @Nullable Instant after(@Nullable Instant start) {
        Optional<Duration> lasts = Durations.parse(body.path("for").asText()).filter(time -> !time.isZero());
        if (lasts.isEmpty()) {
            mistakes.add("for '" + cut(body.path("for").asText()) + "' is no duration; write for instance 30m, 2h or 1d");
            return null;
        }
        // longer than that is refused either way, and so far no sum fails
        Duration bounded = lasts.get().compareTo(FARTHEST) > 0 ? FARTHEST.multipliedBy(2) : lasts.get();
        return start == null ? null : start.plus(bounded);
    }

    private @Nullable Instant time(String member) {
        JsonNode value = body.path(member);
        try {
            Instant time = OffsetDateTime.parse(value.asText()).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (!time.isBefore(now.minus(FARTHEST)) && !time.isAfter(now.plus(FARTHEST))) {
                return time;
            }
            mistakes.add(member + " is more than " + FARTHEST.toDays() + " days away; send a time nearer to " + now);
        } catch (DateTimeException e) {
            mistakes.add(member + " '" + cut(value.asText()) + "' is no time; write it as RFC 3339 has it, for instance "
                    + now);
        }
        return null;
    }

    private String comment() {
        JsonNode value = body.path("comment");
        String text = value.isTextual() ? value.textValue().strip() : "";
        if (text.isEmpty()) {
            mistakes.add("comment is missing: say why, for those who wonder at night");
        } else if (text.length() > LONGEST) {
            mistakes.add("comment must be at most " + LONGEST + " characters; shorten it");
        } else if (!isKeepable(text)) {
            mistakes.add("comment holds a character that no text has; leave it out");
        }
        return text;
    }

    private boolean has(String member) {
        return body.hasNonNull(member);
    }

    /** JSON may hold what neither UTF-8 nor PostgreSQL can. */
    private static boolean isKeepable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static String cut(String text) {
        return text.length() > 50 ? text.substring(0, 50) + "…" : text;
    }

    private BadRules refused(String... more) {
        mistakes.addAll(List.of(more));
        return new BadRules("silence cannot be used", mistakes);
    }
}
