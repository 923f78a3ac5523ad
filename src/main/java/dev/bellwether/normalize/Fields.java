package dev.bellwether.normalize;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the members of one delivered object by their possible names. */
final class Fields {

    /** Epoch numbers from here on are milliseconds: as seconds this would be the year 5138. */
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    /** RFC 3339 knows years of four digits, and so does everything downstream. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final JsonNode object;

    Fields(JsonNode object) {
        this.object = object;
    }

    /** The first name's value that is a text, number or boolean and not blank; else null. */
    @Nullable String text(List<String> names) {
        for (String name : names) {
            JsonNode value = at(name);
            if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                return Text.clean(value.asText());
            }
        }
        return null;
    }

    /** The first name's value that is a time; else null. */
    @Nullable Instant time(List<String> names) {
        for (String name : names) {
            Instant time = time(at(name));
            // zero, and the zeros of other languages before it, stand for "no time"
            if (time != null && time.isAfter(Instant.EPOCH) && !time.isAfter(LATEST)) {
                return time;
            }
        }
        return null;
    }

    private static @Nullable Instant time(JsonNode value) {
        String text = value.asText("").strip();
        try {
            if (value.isNumber() || isDigits(text)) {
                double number = Double.parseDouble(text);
                return Instant.ofEpochMilli(Math.round(number >= FIRST_MILLISECONDS ? number : number * 1000));
            }
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException | NumberFormatException notATime) {
            return null;
        }
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private JsonNode at(String path) {
        JsonNode node = object;
        int start = 0;
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', start)) {
            node = node.path(path.substring(start, dot));
            start = dot + 1;
        }
        return node.path(path.substring(start));
    }
}
