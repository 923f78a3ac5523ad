package dev.bellwether.consume.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.event.ConnectionChanged;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.EventId;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LocationRef;
import dev.bellwether.testkit.Services;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is remembered of events, and for how long. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class InboxAppTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private final Inbox inbox;
    private final AgroalDataSource database;

    InboxAppTest(Inbox inbox, AgroalDataSource database) {
        this.inbox = inbox;
        this.database = database;
    }

    @Test
    void an_event_is_new_once_and_can_be_read_again_as_it_was() throws SQLException {
        DeviceEvent event = online("again\0", "7", AT);

        assertThat(isFirst(event)).isTrue();
        assertThat(isFirst(event)).isFalse();

        assertThat(kept()).contains(event);
    }

    @Test
    void the_newest_recovery_of_a_device_is_its_own_or_that_of_the_whole_location() {
        isFirst(online("back", "7", AT));
        isFirst(online("back", "8", AT.plusSeconds(20)));
        assertThat(newest("back", "7")).isEqualTo(AT);
        assertThat(newest("back", null)).isEqualTo(AT.plusSeconds(20));

        isFirst(online("back", "", AT.plusSeconds(10)));
        isFirst(online("back", "7", null));

        assertThat(newest("back", "7")).isEqualTo(AT.plusSeconds(10));
        assertThat(newest("back", "9")).isEqualTo(AT.plusSeconds(10));
        assertThat(newest("elsewhere", null)).isNull();
    }

    private boolean isFirst(DeviceEvent event) {
        return QuarkusTransaction.requiringNew()
                .call(() -> inbox.isFirst(event, String.valueOf(event.facts().location().id())));
    }

    private @Nullable Instant newest(String location, @Nullable String device) {
        return QuarkusTransaction.requiringNew().call(() -> inbox.newest(location, device).orElse(null));
    }

    private List<DeviceEvent> kept() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Journal.read(connection);
        }
    }

    private static DeviceEvent online(String location, String device, @Nullable Instant at) {
        Facts facts = new Facts(
                new EventId("inbox-" + Integer.toHexString((location + device + at).hashCode())),
                new LocationRef(location, null, null, null, null),
                device.isEmpty() ? DeviceRef.NONE : new DeviceRef(device, null, null, null, null),
                at,
                AT.plusSeconds(60),
                "{\"a\": 1.0}");
        return new ConnectionChanged(facts, Connectivity.ONLINE, "online");
    }
}
