package dev.bellwether.locate;

import static dev.bellwether.testkit.MovedTime.advance;
import static dev.bellwether.testkit.MovedTime.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.local.http.Fault;
import dev.bellwether.testkit.Requests;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose turn it is to ask Bikeep, and how often it is asked by all together. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(Moved.class)
class TurnsAppTest {

    private static final int REPLICAS = 6;
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Inject
    Turns turns;

    @Inject
    Poller poller;

    @Inject
    Database database;

    private Requests requests;

    @BeforeEach
    void clear() {
        Services.clear();
        CircuitBreakerMaintenance.get().resetAll();
        database.clear();
        advance(Duration.ofHours(2)); // past every wait that was asked for
        requests = Requests.count();
    }

    @Test
    void of_many_who_ask_at_once_one_gets_the_turn() throws Exception {
        for (int round = 0; round < 10; round++) {
            Instant now = advance(Moved.INTERVAL);
            List<Optional<Turn>> taken = atOnce(() -> turns.take(now));

            assertThat(taken).filteredOn(Optional::isPresent).as("round " + round).hasSize(1);
            turns.done(taken.stream().flatMap(Optional::stream).findFirst().orElseThrow(), now, now.plus(Moved.INTERVAL));
        }
    }

    @Test
    void of_many_pollers_one_polls_in_each_interval() throws Exception {
        for (int interval = 1; interval <= 3; interval++) {
            atOnce(this::tick);
            atOnce(this::tick);
            assertThat(requests.ofAll()).isEqualTo(interval);
            advance(Moved.INTERVAL.minusSeconds(1));
            atOnce(this::tick);
            assertThat(requests.ofAll()).isEqualTo(interval);
            advance(SECOND);
        }
    }

    @Test
    void a_turn_is_nobody_elses_until_its_lease_ends_and_then_it_is() {
        Instant began = now();
        assertThat(turns.take(began)).isPresent(); // and who took it dies

        assertThat(turns.take(began.plus(Moved.LEASE).minusSeconds(1))).isEmpty();
        assertThat(turns.take(began.plus(Moved.LEASE))).hasValueSatisfying(
                turn -> assertThat(turn.triedBefore()).isEqualTo(began));
    }

    @Test
    void polls_single_looks_and_device_reads_together_keep_within_the_budget_of_every_minute() {
        List<String> ids = Services.bikeep().codes().stream().map(Services.bikeep()::locationId).toList();
        poller.tick();
        for (int minute = 0; minute < 3; minute++) {
            advance(Duration.ofMinutes(1));
            int before = requests.made();
            for (int second = 0; second < 59; second++) {
                ids.subList(0, 3).forEach(id -> database.due(id, now(), false));
                ids.subList(3, 12).forEach(id -> database.due(id, now().plusSeconds(3_600), true));
                poller.tick();
                advance(SECOND);
            }
            assertThat(requests.made() - before).as("minute " + minute).isBetween(3, Moved.CALLS);
            advance(SECOND);
        }
    }

    @Test
    void however_many_suspects_there_are_everything_is_polled_when_it_is_due() {
        poller.tick();
        advance(Moved.INTERVAL.minusSeconds(5));
        for (int second = 0; second < 5; second++) {
            Services.bikeep().codes().subList(0, 3).stream()
                    .map(Services.bikeep()::locationId)
                    .forEach(id -> database.due(id, now(), false));
            poller.tick();
            advance(SECOND);
        }
        assertThat(requests.ofAll()).isEqualTo(1);

        poller.tick();

        assertThat(requests.ofAll()).isEqualTo(2);
    }

    @Test
    void a_failed_poll_is_made_again_after_a_while_and_not_before() {
        requests.answer(Fault.status(500));
        poller.tick();
        assertThat(requests.ofAll()).isEqualTo(1);

        advance(Moved.RETRY.minusSeconds(1));
        poller.tick();
        assertThat(requests.ofAll()).isEqualTo(1);

        advance(SECOND);
        poller.tick();
        assertThat(requests.ofAll()).isEqualTo(2);
    }

    @Test
    void a_time_that_bikeep_asks_for_is_waited_out_by_everybody() throws Exception {
        requests.answer(Fault.tooManyRequests(Duration.ofMinutes(3)));
        poller.tick();
        requests.answer((request, handler, over) -> handler.handle(request));

        advance(Duration.ofMinutes(3).minusSeconds(1));
        atOnce(this::tick);
        assertThat(requests.made()).isEqualTo(1);

        advance(Duration.ofSeconds(2));
        atOnce(this::tick);
        assertThat(requests.made()).isEqualTo(2);
    }

    @Test
    void while_bikeep_fails_suspects_do_not_make_it_be_asked_more_often() {
        poller.tick();
        String suspect = Services.bikeep().locationId(Services.bikeep().codes().get(0));
        requests.answer(Fault.status(500));
        advance(SECOND);
        database.due(suspect, now(), false);

        for (int second = 0; second < 30; second++) {
            poller.tick();
            advance(SECOND);
        }

        assertThat(requests.of(suspect)).isEqualTo(1);
        assertThat(requests.ofAll()).isEqualTo(1);
    }

    @Test
    void one_location_that_cannot_be_read_does_not_keep_the_others_from_being_polled() {
        poller.tick();
        String sick = Services.bikeep().locationId(Services.bikeep().codes().get(0));
        requests.answer((request, handler, over) -> request.uri().getPath().endsWith(sick)
                ? Fault.status(500).answer(request, handler, over)
                : handler.handle(request));

        for (int second = 0; second < 120; second++) {
            database.due(sick, now(), false);
            poller.tick();
            advance(SECOND);
        }

        assertThat(requests.ofAll()).isGreaterThanOrEqualTo(3);
        assertThat(database.<Object>list("select failing_since from poll_turn where failing_since < asked_at")).isEmpty();
    }

    @Test
    void a_suspect_that_is_not_there_any_more_is_looked_for_once() {
        poller.tick();
        advance(SECOND);
        database.due("gone", now(), false);

        for (int second = 0; second < 10; second++) {
            poller.tick();
            advance(SECOND);
        }

        assertThat(requests.of("gone")).isEqualTo(1);
    }

    private Object tick() {
        poller.tick();
        return this;
    }

    private static <T> List<T> atOnce(Callable<T> what) throws Exception {
        ExecutorService replicas = Executors.newFixedThreadPool(REPLICAS);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> each : replicas.invokeAll(Collections.nCopies(REPLICAS, what))) {
                results.add(each.get());
            }
            return results;
        } finally {
            replicas.shutdownNow();
        }
    }
}
