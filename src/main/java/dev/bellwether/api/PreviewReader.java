package dev.bellwether.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.decide.Reason;
import dev.bellwether.decide.file.BadRules;
import dev.bellwether.incident.Kind;
import dev.bellwether.notify.Samples.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads which template somebody wants to see on which sample, to its end, so that all mistakes are told at once. */
final class PreviewReader {

    static final String EXAMPLE =
            "{\"template\":\"email/incident.html\",\"kind\":\"alarm\",\"reason\":\"first\",\"resolved\":false}";

    private static final List<String> KNOWN = List.of("template", "source", "kind", "reason", "resolved");
    private static final int CUT = 50;

    private final JsonNode body;
    private final List<String> names;
    private final List<String> mistakes = new ArrayList<>();

    PreviewReader(JsonNode body, List<String> names) {
        this.body = body;
        this.names = names;
    }

    /**
     * What to show.
     *
     * @param template its name
     * @param source   its text; null for the one in force
     * @param sample   to show it on
     */
    record Wish(String template, @Nullable String source, Sample sample) {}

    /**
     * The wish.
     *
     * @throws BadRules listing every mistake
     */
    Wish read() {
        if (!body.isObject()) {
            throw new BadRules("preview cannot be made", List.of("send an object, for instance " + EXAMPLE));
        }
        body.fieldNames().forEachRemaining(this::known);
        String template = body.path("template").asText();
        if (!names.contains(template)) {
            mistakes.add("template '" + cut(template) + "' is none; known: " + names);
        }
        Kind kind = one("kind", Kind.values(), Kind.ALARM);
        Reason reason = one("reason", Reason.values(), Reason.FIRST);
        JsonNode resolved = body.path("resolved");
        if (body.hasNonNull("resolved") && !resolved.isBoolean()) {
            mistakes.add("resolved must be true or false");
        }
        if (body.hasNonNull("source") && !body.path("source").isTextual()) {
            mistakes.add("source must be the template's text");
        }
        if (!mistakes.isEmpty()) {
            throw new BadRules("preview cannot be made", mistakes);
        }
        return new Wish(template, body.path("source").textValue(), new Sample(kind, reason, resolved.asBoolean()));
    }

    private void known(String name) {
        if (!KNOWN.contains(name)) {
            mistakes.add("'" + cut(name) + "' is not a member; known: " + KNOWN);
        }
    }

    private <E extends Enum<E>> E one(String member, E[] values, E otherwise) {
        if (!body.hasNonNull(member)) {
            return otherwise;
        }
        String wanted = body.path(member).asText();
        return Arrays.stream(values)
                .filter(value -> written(value).equals(wanted))
                .findFirst()
                .orElseGet(() -> {
                    mistakes.add(member + " '" + cut(wanted) + "' is none; known: "
                            + Arrays.stream(values).map(PreviewReader::written).toList());
                    return otherwise;
                });
    }

    private static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String cut(String text) {
        return text.length() > CUT ? text.substring(0, CUT) + "…" : text;
    }
}
