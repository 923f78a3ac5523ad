package dev.bellwether.local.bikeep.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.local.http.Json;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.testkit.Http;
import dev.bellwether.testkit.MovedClock;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {

    private static final Duration TWO_HOURS = Duration.ofHours(2);

    @TempDir
    private Path folder;

    @Test
    void the_same_seed_tells_the_same_story_and_another_one_another() {
        Simulation one = simulation(small(7));
        Simulation same = simulation(small(7));
        assertThat(same.truth()).isEqualTo(one.truth());
        assertThat(all(same)).isEqualTo(all(one));
        assertThat(simulation(small(8)).truth()).isNotEqualTo(one.truth());
    }

    @Test
    void a_month_holds_everything_that_is_planned_for() {
        Truth truth = simulation(Plan.month(3).withLocations(400)).truth();
        assertThat(truth.outages()).extracting(Truth.Outage::cause).contains(Cause.values());
        assertThat(truth.outages()).extracting(Truth.Outage::worst).contains(Truth.Worst.values());
        assertThat(truth.blinds()).extracting(Truth.Blind::what).contains(Truth.Blindness.values());
        assertThat(truth.sent()).extracting(Truth.Sent::fate).contains(Truth.Fate.values());
        assertThat(truth.sent())
                .extracting(Truth.Sent::type)
                .contains("connection", "connection_confirmed", "alarm", "status");
        assertThat(truth.clouds()).isNotEmpty().allMatch(cloud -> cloud.share() >= 0.8);
        assertThat(truth.areas()).isNotEmpty().allMatch(area -> area.locations().size() >= 3);
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
                            assertThat(shown.get("connection"))
                                    .as("seed %d at %s: %s", seed, moment, id)
                                    .isEqualTo(connection(outages.getOrDefault(id, List.of()), moment));
                        }
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void every_change_of_a_devices_connection_is_told_in_one_webhook(long seed) {
        Plan plan = small(seed);
        Truth truth = simulation(plan).truth();
        List<Truth.Change> happened = truth.losses().stream()
                .flatMap(loss -> Stream.of(
                        new Truth.Change(loss.device(), "offline", loss.from()),
                        new Truth.Change(loss.device(), "online", loss.to())))
                .filter(change -> change.at().isBefore(plan.end()))
                .toList();
        List<Truth.Change> told = truth.sent().stream()
                .filter(sent -> sent.type().equals("connection"))
                .flatMap(sent -> sent.changes().stream())
                .toList();
        assertThat(told).containsExactlyInAnyOrderElementsOf(happened);
        for (Truth.Sent sent : truth.sent()) {
            assertThat(sent.changes()).extracting(Truth.Change::at).isSorted();
            Instant last = sent.changes().get(sent.changes().size() - 1).at();
            assertThat(last).isBefore(sent.due());
            assertThat(Duration.between(sent.changes().get(0).at(), sent.due())).isLessThanOrEqualTo(
                    Duration.ofMinutes(sent.type().equals("connection_confirmed") ? 15 : 5));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void an_outage_is_confirmed_once_if_it_lasts_two_hours_and_never_otherwise(long seed) {
        Truth truth = simulation(small(seed)).truth();
        Set<String> lasting = truth.outages().stream()
                .flatMap(outage -> outage.whole().stream()
                        .filter(whole -> whole.length().compareTo(TWO_HOURS) > 0)
                        .map(whole -> outage.location() + whole.from().plus(TWO_HOURS)))
                .collect(Collectors.toSet());
        List<String> confirmed = truth.sent().stream()
                .filter(sent -> sent.type().equals("connection_confirmed"))
                .flatMap(sent -> sent.changes().stream().map(change -> sent.location() + change.at()))
                .toList();
        assertThat(confirmed).isNotEmpty().containsExactlyInAnyOrderElementsOf(lasting);
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
    void direct_delivery_tells_one_change_at_a_time_and_at_once() {
        Truth truth = simulation(small(4).direct().withMishaps(Mishaps.NONE)).truth();
        assertThat(truth.sent()).isNotEmpty().allMatch(
                sent -> sent.changes().size() == 1 && sent.changes().get(0).at().equals(sent.due()));
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

    @Test
    void the_locations_of_an_area_or_a_cloud_go_within_two_minutes() {
        Truth truth = simulation(Plan.month(3).withLocations(400)).truth();
        for (Truth.Cloud cloud : truth.clouds()) {
            assertThat(wholeAt(truth, cloud.from().plus(Duration.ofMinutes(2))).size())
                    .isGreaterThanOrEqualTo((int) (cloud.share() * 380) - 2);
        }
        for (Truth.Area area : truth.areas()) {
            assertThat(wholeAt(truth, area.from().plus(Duration.ofMinutes(2)))).containsAll(area.locations());
        }
    }

    @Test
    void the_truth_can_be_written_down() throws Exception {
        Truth truth = simulation(small(4)).truth();
        truth.write(folder.resolve("a/truth.json"));
        JsonNode written = Json.read(Files.readString(folder.resolve("a/truth.json")));
        assertThat(written.path("losses")).hasSize(truth.losses().size());
        assertThat(written.at("/outages/0/from").asText()).isEqualTo(truth.outages().get(0).from().toString());
    }

    /** As it does of everybody without a token, when it is well. */
    private static boolean asksForCredentials(Http http) {
        try {
            return http.get("/location/v1/locations").status() == 401;
        } catch (UncheckedIOException dropped) {
            return false;
        }
    }

    private static Set<String> wholeAt(Truth truth, Instant moment) {
        return truth.outages().stream()
                .filter(outage -> outage.whole().stream().anyMatch(whole -> whole.contains(moment)))
                .map(Truth.Outage::location)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String connection(List<Truth.Outage> outages, Instant moment) {
        return outages.stream()
                .filter(outage -> new Span(outage.from(), outage.to()).contains(moment))
                .map(outage -> outage.whole().stream().anyMatch(w -> w.contains(moment)) ? "offline" : "partially_online")
                .findFirst()
                .orElse("online");
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
