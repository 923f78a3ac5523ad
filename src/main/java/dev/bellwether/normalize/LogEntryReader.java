package dev.bellwether.normalize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LogEntry;
import java.util.List;

/**
 * Reads an entry of the maintenance log out of what was sent. Its members are documented, so their names are no settings;
 * the shape of {@code targets} is not, so it is left alone.
 */
public final class LogEntryReader {

    private static final ObjectMapper JSON = new JsonMapper();

    private LogEntryReader() {}

    /** The entry that an event of type {@link LogEntry#TYPE} tells of. */
    public static LogEntry read(Facts facts) {
        try {
            Fields fields = new Fields(JSON.readTree(facts.sent()));
            return new LogEntry(
                    fields.text(List.of("action")),
                    fields.text(List.of("log_entry_id")),
                    fields.text(List.of("description")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event carries what was sent as JSON", e);
        }
    }
}
