package dev.bellwether.locate;

import static dev.bellwether.testkit.MovedTime.advance;
import static dev.bellwether.testkit.MovedTime.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.event.Connectivity;
import dev.bellwether.incident.Place;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.Json;
import dev.bellwether.local.http.Reply;
import dev.bellwether.testkit.MovedTime;
import dev.bellwether.testkit.Requests;
import dev.bellwether.testkit.Services;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the directory knows across restarts and replicas, and how old that is. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(Moved.class)
class MemoryAppTest {

    @Inject
    Poller poller;

    @Inject
    Directory directory;

    @Inject
    Replicas replicas;

    @Inject
    Database database;

    @BeforeEach
    void clear() {
        Services.clear();
        database.clear();
        advance(Duration.ofHours(2));
    }

    @Test
    void a_restart_keeps_every_location_at_the_age_of_the_last_poll_though_nothing_changed_in_it() {
        poll();
        Instant last = pollLater();
        advance(Duration.ofMinutes(3));

        assertThat(replicas.start().directory().all()).hasSize(12).extracting(Place::asOf).containsOnly(last);
    }

    @Test
    void what_another_replica_polled_is_taken_over_and_so_is_its_age() {
        String code = Services.bikeep().codes().get(0);
        poll();
        Replicas.Replica other = replicas.start();
        Services.bikeep().silence(code);
        awaitConnection(code, "offline");

        Instant last = pollLater();
        other.refresh();

        assertThat(other.place(id(code)).connectivity()).isEqualTo(Connectivity.OFFLINE);
        assertThat(other.directory().all()).extracting(Place::asOf).containsOnly(last);
        assertThat(other.directory().all()).containsExactlyInAnyOrderElementsOf(directory.all());
    }

    @Test
    void the_age_is_measured_alike_on_a_replica_that_did_not_poll() {
        poll();
        Replicas.Replica other = replicas.start();
        pollLater();
        other.refresh();
        advance(Duration.ofMinutes(3));

        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new LocateMetrics(registry, other.directory(), other.memory(), MovedTime::now);

        assertThat(registry.get("bellwether.directory.age.seconds").gauge().value()).isEqualTo(180);
    }

    @Test
    void a_location_that_polls_leave_out_keeps_its_age_growing_for_every_replica_and_across_a_restart() {
        String id = id(Services.bikeep().codes().get(1));
        poll();
        Instant seen = pollLater();
        Replicas.Replica other = replicas.start();

        Requests.count().answer(without(id));
        pollLater();
        other.refresh();
        Instant last = pollLater();
        other.refresh();

        for (Directory each : List.of(directory, other.directory(), replicas.start().directory())) {
            assertThat(each.find(id)).hasValueSatisfying(place -> assertThat(place.asOf()).isEqualTo(seen));
            assertThat(each.all()).filteredOn(place -> !place.id().equals(id)).extracting(Place::asOf).containsOnly(last);
        }
    }

    @Test
    void a_location_that_comes_back_as_it_was_is_as_old_as_any_other() {
        String id = id(Services.bikeep().codes().get(2));
        poll();
        Requests requests = Requests.count();
        requests.answer(without(id));
        pollLater();
        Replicas.Replica other = replicas.start();

        requests.answer((request, handler, over) -> handler.handle(request));
        pollLater();
        other.refresh();
        Instant last = pollLater();
        other.refresh();

        for (Directory each : List.of(directory, other.directory(), replicas.start().directory())) {
            assertThat(each.all()).extracting(Place::asOf).containsOnly(last);
        }
    }

    @Test
    void while_polls_fail_the_age_of_all_grows() {
        Instant seen = poll();
        Services.bikeep().faults().always(Fault.status(500));

        pollLater();

        assertThat(directory.all()).extracting(Place::asOf).containsOnly(seen);
        assertThat(replicas.start().directory().all()).extracting(Place::asOf).containsOnly(seen);
    }

    private Instant poll() {
        poller.tick();
        return now();
    }

    private Instant pollLater() {
        advance(Moved.INTERVAL);
        return poll();
    }

    private static String id(String code) {
        return Services.bikeep().locationId(code);
    }

    private static void awaitConnection(String code, String connection) {
        await().until(() -> Services.bikeep().locations().stream()
                .anyMatch(l -> code.equals(l.get("code")) && connection.equals(l.get("connection"))));
    }

    private static Fault without(String id) {
        return (request, handler, over) -> {
            Reply whole = handler.handle(request);
            JsonNode list = Json.read(new String(whole.content(), StandardCharsets.UTF_8));
            return Reply.json(200, Json.object("data", StreamSupport.stream(list.path("data").spliterator(), false)
                    .filter(location -> !location.path("id").asText().equals(id))
                    .toList()));
        };
    }
}
