package dev.bellwether.local.bikeep.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.local.http.Json;
import dev.bellwether.testkit.MovedClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TruthTest {

    private static final Duration TWO_HOURS = Duration.ofHours(2);

    @TempDir
    private Path folder;

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
    void direct_delivery_tells_one_change_at_a_time_and_at_once() {
        Truth truth = simulation(small(4).direct().withMishaps(Mishaps.NONE)).truth();
        assertThat(truth.sent()).isNotEmpty().allMatch(
                sent -> sent.changes().size() == 1 && sent.changes().get(0).at().equals(sent.due()));
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

    private static Set<String> wholeAt(Truth truth, Instant moment) {
        return truth.outages().stream()
                .filter(outage -> outage.whole().stream().anyMatch(whole -> whole.contains(moment)))
                .map(Truth.Outage::location)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Plan small(long seed) {
        return Plan.month(seed).withLocations(60).withDays(10);
    }

    private static Simulation simulation(Plan plan) {
        return Simulation.of(plan, new MovedClock(plan.from()));
    }
}
