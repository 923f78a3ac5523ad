package dev.bellwether.bikeep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * An answer, read to its end.
 *
 * @param status     HTTP status
 * @param body       the body as JSON; missing when there is none or it is something else
 * @param empty      whether there is no body at all
 * @param retryAfter how long to wait, as the answer says; null when it does not
 */
record Answer(int status, JsonNode body, boolean empty, @Nullable Duration retryAfter) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_WORDS = 200;

    static Answer read(Response response) throws IOException {
        byte[] bytes;
        try (InputStream stream = response.readEntity(InputStream.class)) {
            bytes = stream == null ? new byte[0] : stream.readAllBytes();
        }
        return new Answer(response.getStatus(), json(bytes), bytes.length == 0, wait(response));
    }

    boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** What it tells of a trouble. */
    BikeepTrouble.Facts facts() {
        return new BikeepTrouble.Facts(status, word("error_code"), word("correlation_id"), retryAfter);
    }

    /** Bikeep's own words about an error, in one line. */
    String words() {
        String words = word("error_message");
        return words == null ? "no error message" : words;
    }

    private @Nullable String word(String name) {
        String text = Members.text(body, name);
        if (text == null) {
            return null;
        }
        String line = text.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() > LONGEST_WORDS ? line.substring(0, LONGEST_WORDS) + "…" : line;
    }

    private static JsonNode json(byte[] bytes) {
        try {
            JsonNode node = bytes.length == 0 ? null : JSON.readTree(bytes);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can always be read", e);
        }
    }

    private static @Nullable Duration wait(Response response) {
        return retryAfter(
                response.getHeaderString(HttpHeaders.RETRY_AFTER), response.getHeaderString(HttpHeaders.DATE));
    }

    /** Seconds, or a date; a date is taken against the answer's own, since the two clocks may differ. */
    static @Nullable Duration retryAfter(@Nullable String value, @Nullable String date) {
        if (value != null && value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        ZonedDateTime until = date(value);
        ZonedDateTime now = date(date);
        return until == null || now == null || until.isBefore(now) ? null : Duration.between(now, until);
    }

    private static @Nullable ZonedDateTime date(@Nullable String value) {
        try {
            return value == null ? null : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
