package dev.bellwether.locate;

import static dev.bellwether.testkit.MovedTime.advance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.operate.retention.RetentionByHand;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How locations were. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(Moved.class)
class HistoryAppTest {

    private static final int DOCKS = 12;

    private final String code = Services.bikeep().codes().get(0);

    @Inject
    Poller poller;

    @Inject
    RetentionByHand retention;

    @Inject
    Database database;

    @BeforeEach
    void clear() {
        Services.clear();
        database.clear();
        advance(Duration.ofHours(2));
        poller.tick();
    }

    @Test
    void each_change_of_connectivity_or_counts_that_a_poll_sees_has_a_row_and_an_unchanged_poll_has_none() {
        int before = rows().size();
        pollLater();
        pollLater();
        assertThat(rows()).hasSize(before);

        Services.bikeep().silenceOne(code);
        awaitConnection("partially_online");
        pollLater();
        Services.bikeep().silence(code);
        awaitConnection("offline");
        pollLater();
        pollLater();
        Services.bikeep().wake(code);
        pollLater();

        assertThat(rows().subList(before, rows().size()))
                .containsExactly("PARTIALLY_ONLINE " + (DOCKS - 1), "OFFLINE 0", "ONLINE " + DOCKS);
    }

    @Test
    void what_is_older_than_the_history_is_kept_is_forgotten_and_the_rest_is_not() {
        Services.bikeep().silence(code);
        awaitConnection("offline");
        pollLater();
        advance(Duration.ofDays(89));
        Services.bikeep().wake(code);
        poller.tick();
        retention.tidy();
        assertThat(rows()).endsWith("OFFLINE 0", "ONLINE " + DOCKS);

        advance(Duration.ofDays(2));
        retention.tidy();

        assertThat(rows()).containsExactly("ONLINE " + DOCKS);
    }

    private void pollLater() {
        advance(Moved.INTERVAL);
        poller.tick();
    }

    private void awaitConnection(String connection) {
        await().until(() -> Services.bikeep().locations().stream()
                .anyMatch(l -> code.equals(l.get("code")) && connection.equals(l.get("connection"))));
    }

    private List<String> rows() {
        return database.list("select connectivity || ' ' || online from location_history where location = '"
                + Services.bikeep().locationId(code) + "' order by id");
    }
}
