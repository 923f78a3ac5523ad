package dev.bellwether.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.EventId;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LocationRef;
import dev.bellwether.event.LogEntry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogEntryReaderTest {

    @Test
    void an_entry_is_read_whatever_its_targets_are() {
        assertThat(read("{\"action\":\"created\",\"log_entry_id\":77,\"description\":\"Arm\",\"targets\":[[1]]}"))
                .isEqualTo(new LogEntry("created", "77", "Arm"));
    }

    @Test
    void what_is_absent_or_of_another_shape_is_null() {
        assertThat(read("{}")).isEqualTo(new LogEntry(null, null, null));
        assertThat(read("[1]")).isEqualTo(new LogEntry(null, null, null));
        assertThat(read("{\"action\":null,\"log_entry_id\":{\"id\":1},\"description\":\" \"}"))
                .isEqualTo(new LogEntry(null, null, null));
    }

    @Test
    void what_no_database_takes_is_replaced() {
        assertThat(read("{\"description\":\"a\\u0000b\\ud800\"}").description()).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void only_what_is_deleted_is_deleted() {
        assertThat(new LogEntry("Deleted", null, null).isDeleted()).isTrue();
        assertThat(new LogEntry("updated", null, null).isDeleted()).isFalse();
        assertThat(new LogEntry(null, null, null).isDeleted()).isFalse();
    }

    private static LogEntry read(String sent) {
        return LogEntryReader.read(
                new Facts(new EventId("1"), LocationRef.NONE, DeviceRef.NONE, null, Instant.EPOCH, sent));
    }
}
