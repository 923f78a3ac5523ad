package dev.bellwether.local.bikeep.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.local.http.Json;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.testkit.Http;
import dev.bellwether.testkit.MovedClock;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {

    @Test
    void the_same_seed_tells_the_same_story_and_another_one_another() {
        Simulation one = simulation(small(7));
        Simulation same = simulation(small(7));
        assertThat(same.truth()).isEqualTo(one.truth());
        assertThat(all(same)).isEqualTo(all(one));
        assertThat(simulation(small(8)).truth()).isNotEqualTo(one.truth());
    }

    @Test
    void who_asks_often_learns_nothing_else_than_who_does_not_ask() {
        MovedClock clock = new MovedClock(small(5).from());
        Simulation asked = Simulation.of(small(5), clock);
        List<Delivery> deliveries = new ArrayList<>();
        for (Instant next = asked.next().orElse(null); next != null; next = asked.next().orElse(null)) {
            clock.advance(Duration.between(clock.instant(), next));
            asked.bikeep().locations();
            deliveries.addAll(asked.advance(next));
        }
        assertThat(deliveries).isEqualTo(all(simulation(small(5))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void what_the_fleet_shows_agrees_with_the_truth(long seed) {
        Plan plan = small(seed).withMishaps(Mishaps.NONE);
        MovedClock clock = new MovedClock(plan.from());
        Simulation simulation = Simulation.of(plan, clock);
        Map<String, List<Truth.Outage>> outages = simulation.truth().outages().stream()
                .collect(Collectors.groupingBy(Truth.Outage::location));
        Dice dice = new Dice(plan, "test");
        Stream.concat(
                        Stream.generate(dice::moment).limit(150),
                        simulation.truth().outages().stream().flatMap(o -> Stream.of(o.from(), o.to().minusSeconds(1))))
                .filter(plan.end()::isAfter)
                .sorted()
                .limit(1_500)
                .forEach(moment -> {
                    clock.advance(Duration.between(clock.instant(), moment));
                    simulation.advance(moment);
                    for (Map<String, Object> shown : simulation.bikeep().locations()) {
                        if (shown.get("status").equals("LAUNCHED")) {
                            String id = shown.get("id").toString();
                            assertThat(shown.get("connection") + " " + shown.get("offline_since"))
                                    .as("seed %d at %s: %s", seed, moment, id)
                                    .isEqualTo(connection(outages.getOrDefault(id, List.of()), moment));
                        }
                    }
                });
    }

    @Test
    void what_arrives_is_what_was_sent_in_the_order_and_as_often_as_its_fate_has_it() {
        Simulation simulation = simulation(small(4));
        List<Delivery> deliveries = all(simulation);
        assertThat(deliveries).extracting(Delivery::at).isSorted();
        Map<String, List<Delivery>> arrived = deliveries.stream().collect(Collectors.groupingBy(Delivery::id));
        for (Truth.Sent sent : simulation.truth().sent()) {
            List<Delivery> own = arrived.getOrDefault(sent.id(), List.of());
            assertThat(own).extracting(Delivery::at).containsExactlyElementsOf(sent.arrivals());
            assertThat(own.size()).isEqualTo(switch (sent.fate()) {
                case DROPPED -> 0;
                case DELIVERED, LATE -> 1;
                case REPEATED -> 2;
            });
            assertThat(own.stream().map(Delivery::data).distinct().count()).isLessThanOrEqualTo(1);
        }
        assertThat(simulation.next()).isEmpty();
    }

    @Test
    void a_webhook_carries_the_moment_at_which_it_happened() {
        Simulation simulation = simulation(small(4));
        Map<String, Truth.Sent> sent = new HashMap<>();
        simulation.truth().sent().forEach(one -> sent.put(one.id(), one));
        for (Delivery delivery : all(simulation)) {
            if (delivery.type().equals("connection")) {
                List<Truth.Change> told = new ArrayList<>();
                for (JsonNode change : Json.read(delivery.data())) {
                    told.add(new Truth.Change(
                            change.at("/device/id").asText(),
                            change.path("connection").asText(),
                            Instant.parse(change.path("changed_at").asText())));
                }
                assertThat(told).isEqualTo(sent.get(delivery.id()).changes());
            }
        }
    }

    @Test
    void an_api_that_is_blind_fails_every_request_and_sees_again_by_itself() {
        Plan plan = small(4).withRates(Rates.NONE).withMishaps(Mishaps.NONE.withBlindTimes(20, 0, 0));
        MovedClock clock = new MovedClock(plan.from());
        Simulation simulation = Simulation.of(plan, clock);
        try (WebServer server = WebServer.start(0, simulation.bikeep())) {
            Http http = new Http(server.uri());
            assertThat(asksForCredentials(http)).isTrue();
            for (Truth.Blind blind : simulation.truth().blinds()) {
                clock.advance(Duration.between(clock.instant(), blind.from()));
                assertThat(asksForCredentials(http)).isFalse();
                clock.advance(Duration.between(clock.instant(), blind.to()));
                assertThat(asksForCredentials(http)).isTrue();
            }
        }
        assertThat(simulation.truth().blinds()).isNotEmpty();
    }

    @Test
    void a_location_that_is_lost_from_sight_is_unknown_until_it_is_seen_again() {
        Plan plan = small(4).withRates(Rates.NONE).withMishaps(Mishaps.NONE.withBlindTimes(0, 20, 10));
        MovedClock clock = new MovedClock(plan.from());
        Simulation simulation = Simulation.of(plan, clock);
        Dice dice = new Dice(plan, "test");
        Stream.generate(dice::moment).limit(200).sorted().forEach(moment -> {
            clock.advance(Duration.between(clock.instant(), moment));
            simulation.advance(moment);
            List<Truth.Blind> now = simulation.truth().blinds().stream()
                    .filter(blind -> new Span(blind.from(), blind.to()).contains(moment))
                    .toList();
            for (Map<String, Object> shown : simulation.bikeep().locations()) {
                boolean unknown = now.stream().anyMatch(blind -> blind.what() == Truth.Blindness.ALL
                        || blind.locations().contains(shown.get("id").toString()));
                if (shown.get("status").equals("LAUNCHED")) {
                    assertThat(shown.get("connection")).isEqualTo(unknown ? "unknown" : "online");
                }
            }
        });
    }

    /** As it does of everybody without a token, when it is well. */
    private static boolean asksForCredentials(Http http) {
        try {
            return http.get("/location/v1/locations").status() == 401;
        } catch (UncheckedIOException dropped) {
            return false;
        }
    }

    private static String connection(List<Truth.Outage> outages, Instant moment) {
        for (Truth.Outage outage : outages) {
            if (new Span(outage.from(), outage.to()).contains(moment)) {
                return outage.whole().stream()
                        .filter(whole -> whole.contains(moment))
                        .map(whole -> "offline " + whole.from())
                        .findFirst()
                        .orElse("partially_online ");
            }
        }
        return "online ";
    }

    private static Plan small(long seed) {
        return Plan.month(seed).withLocations(60).withDays(10);
    }

    private static Simulation simulation(Plan plan) {
        return Simulation.of(plan, new MovedClock(plan.from()));
    }

    private static List<Delivery> all(Simulation simulation) {
        List<Delivery> deliveries = new ArrayList<>();
        for (Instant next = simulation.next().orElse(null); next != null; next = simulation.next().orElse(null)) {
            deliveries.addAll(simulation.advance(next));
        }
        return deliveries;
    }
}
