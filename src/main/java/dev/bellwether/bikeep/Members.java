package dev.bellwether.bikeep;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Members of Bikeep's answers, read tolerantly: what is absent, of another type or unreadable is null. */
final class Members {

    private Members() {}

    /** A value as text; null when absent or blank. A NUL is replaced, since no database takes it. */
    static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? value.asText().replace('\0', '\uFFFD')
                : null;
    }

    static @Nullable Double number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isNumber() ? value.asDouble() : null;
    }

    static @Nullable Integer count(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isInt() ? value.asInt() : null;
    }

    /** RFC 3339. */
    static @Nullable Instant time(JsonNode node, String name) {
        String text = text(node, name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A list of texts, never null. */
    static List<String> texts(JsonNode node, String name) {
        List<String> texts = new ArrayList<>();
        node.path(name).forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }

    /** The elements of a list that can be read. */
    static <T> List<T> each(JsonNode list, Function<JsonNode, Optional<T>> read) {
        List<T> elements = new ArrayList<>();
        list.forEach(node -> read.apply(node).ifPresent(elements::add));
        return List.copyOf(elements);
    }
}
