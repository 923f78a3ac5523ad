package dev.bellwether.decide.reconcile;

import static dev.bellwether.decide.reconcile.Fleets.STEP;
import static dev.bellwether.decide.reconcile.Looks.MARGINS;
import static dev.bellwether.testkit.Events.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Decision.Joined;
import dev.bellwether.decide.Decision.Noted;
import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.decide.Decision.Resolved;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.Seeded;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Neighbours that go together: half of those within two kilometres, three at least, within ten minutes. */
class AreasTest {

    @Test
    void three_neighbours_of_five_are_one_trouble_of_the_area() {
        Fleets fleet = Fleets.line(5, STEP).gone(1, 3, minute(0));

        assertThat(fleet.look(minute(0))).singleElement().satisfies(judgement -> {
            assertThat(judgement.finding()).isEqualTo(Finding.AREA);
            assertThat(judgement.decision()).isInstanceOf(Opened.class);
        });
        assertThat(fleet.firing(Kind.AREA)).isEqualTo(3);
        assertThat(fleet.look(minute(5))).isEmpty();
    }

    @Test
    void three_neighbours_of_ten_are_not() {
        assertThat(Fleets.line(10, STEP).gone(1, 3, minute(0)).look(minute(0))).isEmpty();
    }

    @Test
    void neighbours_that_are_found_gone_after_an_absence_are_told_with_it_and_not_as_an_area() {
        Fleets fleet = Fleets.line(5, STEP).gone(1, 3, minute(60)).away(minute(0));
        fleet.look(minute(60));
        fleet.away(null);

        assertThat(fleet.look(minute(65))).isEmpty();
        assertThat(fleet.live()).extracting(i -> i.key().kind()).containsExactly(Kind.CATCH_UP);
    }

    @Test
    void two_neighbours_are_not_even_if_they_are_all() {
        assertThat(Fleets.line(2, STEP).gone(1, 2, minute(0)).look(minute(0))).isEmpty();
    }

    @Test
    void three_that_are_far_apart_are_not() {
        assertThat(Fleets.line(8, 0.1).gone(1, 3, minute(0)).look(minute(0))).isEmpty();
    }

    @Test
    void three_that_went_hours_apart_are_not() {
        Fleets fleet = Fleets.line(5, STEP).gone(1, 1, minute(0)).gone(2, 2, minute(60)).gone(3, 3, minute(120));

        assertThat(fleet.look(minute(120))).isEmpty();
    }

    @Test
    void neighbours_that_are_partially_there_or_unknown_are_not_gone() {
        Fleets fleet = Fleets.line(5, STEP).gone(1, 2, minute(0)).partial(3, 3, minute(0)).blind(4, 4, minute(0));

        assertThat(fleet.look(minute(0))).isEmpty();
    }

    @Test
    void locations_without_coordinates_are_nobodys_neighbours() {
        assertThat(Fleets.of(8).gone(1, 3, minute(0)).look(minute(0))).isEmpty();
    }

    @Test
    void two_areas_are_two_troubles() {
        Fleets fleet = Fleets.line(40, 0.005).gone(1, 4, minute(0)).gone(37, 40, minute(0));

        fleet.look(minute(0));

        assertThat(fleet.live(Kind.AREA)).hasSize(2);
        assertThat(fleet.firing(Kind.AREA)).isEqualTo(8);
    }

    @Test
    void a_further_neighbour_that_goes_joins() {
        Fleets fleet = Fleets.line(12, 0.005).gone(1, 4, minute(0));
        fleet.look(minute(0));

        assertThat(fleet.gone(5, 5, minute(5)).look(minute(5)))
                .singleElement()
                .satisfies(judgement -> assertThat(judgement.decision()).isInstanceOf(Joined.class));
        assertThat(fleet.firing(Kind.AREA)).isEqualTo(5);
    }

    @Test
    void one_that_goes_far_away_does_not_join() {
        Fleets fleet = Fleets.line(40, 0.005).gone(1, 4, minute(0));
        fleet.look(minute(0));

        assertThat(fleet.gone(30, 30, minute(5)).look(minute(5))).isEmpty();
    }

    @Test
    void members_that_go_again_join_again_even_if_the_trouble_has_moved_away() {
        Fleets fleet = Fleets.line(60, 0.005).gone(1, 4, minute(0));
        fleet.look(minute(0));
        fleet.gone(5, 7, minute(5)).look(minute(5));
        fleet.gone(8, 10, minute(10)).look(minute(10));
        fleet.back(1, 6).look(minute(15));

        assertThat(fleet.gone(1, 4, minute(20)).look(minute(20)))
                .singleElement()
                .satisfies(judgement -> assertThat(judgement.decision()).isInstanceOf(Joined.class));
        assertThat(fleet.live(Kind.AREA)).hasSize(1);
        assertThat(fleet.firing(Kind.AREA)).isEqualTo(8);
    }

    @Test
    void members_come_back_one_by_one_and_the_last_one_ends_it() {
        Fleets fleet = Fleets.line(5, STEP).gone(1, 3, minute(0));
        fleet.look(minute(0));

        assertThat(fleet.back(1, 1).look(minute(5))).extracting(Judgement::decision).hasOnlyElementsOfType(Noted.class);
        assertThat(fleet.back(2, 2).look(minute(10))).extracting(Judgement::decision).hasOnlyElementsOfType(Noted.class);
        assertThat(fleet.back(3, 3).look(minute(15)))
                .extracting(Judgement::decision)
                .hasOnlyElementsOfType(Resolved.class);
        assertThat(fleet.live()).isEmpty();
    }

    @Test
    void a_member_is_back_once_something_there_has_talked_for_two_looks() {
        Fleets fleet = Fleets.line(5, STEP).gone(1, 3, minute(0));
        fleet.look(minute(0));

        assertThat(fleet.alive(1, 1, minute(5)).look(minute(5))).isEmpty();
        fleet.look(minute(5).plusSeconds(8));
        assertThat(fleet.firing(Kind.AREA)).isEqualTo(2);
    }

    @Test
    void a_member_that_is_not_polled_any_more_is_not_waited_for() {
        Fleets fleet = Fleets.line(5, STEP).gone(1, 3, minute(0));
        fleet.look(minute(0));

        fleet.back(1, 2).withdrawn(3, 3).look(minute(5));

        assertThat(fleet.live()).isEmpty();
    }

    @Test
    void an_area_covers_its_members_until_they_are_back_and_nobody_else() {
        Fleets fleet = Fleets.line(5, STEP).gone(1, 3, minute(0));
        fleet.look(minute(0));
        assertThat(covers(fleet, Kind.CONNECTION, 1)).isTrue();
        assertThat(covers(fleet, Kind.SIGHT, 1)).isTrue();
        assertThat(covers(fleet, Kind.ALARM, 1)).isFalse();
        assertThat(covers(fleet, Kind.STATUS, 1)).isFalse();
        assertThat(covers(fleet, Kind.CONNECTION, 4)).isFalse();

        fleet.back(1, 1).look(minute(5));

        assertThat(covers(fleet, Kind.CONNECTION, 1)).isFalse();
        assertThat(covers(fleet, Kind.CONNECTION, 2)).isTrue();
    }

    @Test
    void there_is_no_new_area_while_most_of_the_fleet_is_gone() {
        Fleets fleet = Fleets.line(10, STEP).gone(1, 6, minute(0));

        fleet.look(minute(0));

        assertThat(fleet.live()).extracting(i -> i.key().kind()).containsExactly(Kind.UPSTREAM);
    }

    @Test
    void what_is_judged_does_not_depend_on_the_order_in_which_locations_are_shown() {
        Seeded.times(500, random -> {
            List<Standing> standings = standings(random);
            List<LiveIncident> live = live(Areas.judge(fleet(standings, List.of(), minute(0)), false, MARGINS));
            List<Standing> later = later(standings, random);
            List<Judgement> judged = Areas.judge(fleet(later, live, minute(5)), false, MARGINS);

            Collections.shuffle(standings, random);
            Collections.shuffle(later, random);

            assertThat(live(Areas.judge(fleet(standings, List.of(), minute(0)), false, MARGINS))).isEqualTo(live);
            assertThat(Areas.judge(fleet(later, live, minute(5)), false, MARGINS)).isEqualTo(judged);
        });
    }

    @Test
    void wherever_enough_of_the_neighbours_are_gone_there_is_an_area_and_nowhere_else() {
        Seeded.times(500, random -> {
            List<Standing> standings = standings(random);
            List<LiveIncident> live = live(Areas.judge(fleet(standings, List.of(), minute(0)), false, MARGINS));

            assertThat(live.isEmpty()).isEqualTo(standings.stream().noneMatch(s -> isCentre(s, standings)));
        });
    }

    private static boolean isCentre(Standing centre, List<Standing> all) {
        List<Standing> near = all.stream()
                .filter(s -> {
                    Double metres = centre.place().metresTo(s.place());
                    return metres != null && metres <= 2000;
                })
                .toList();
        long gone = near.stream().filter(Fleet::isOffline).count();
        return Fleet.isOffline(centre) && gone >= 3 && gone * 2 >= near.size();
    }

    private static boolean covers(Fleets fleet, Kind kind, int location) {
        return Covering.of(new IncidentKey(Fleets.id(location), kind), fleet.live()).isPresent();
    }

    private static Fleet fleet(List<Standing> standings, List<LiveIncident> live, Instant now) {
        return new Fleet(List.copyOf(standings), live, Set.of(), null, now);
    }

    private static List<LiveIncident> live(List<Judgement> judgements) {
        return judgements.stream().map(j -> (LiveIncident) j.decision().incident()).toList();
    }

    /** A town of about four by six kilometres. */
    private static List<Standing> standings(Random random) {
        List<Standing> standings = new ArrayList<>();
        for (int n = 1; n <= 20; n++) {
            boolean mapped = random.nextInt(8) > 0;
            standings.add(standing(
                    Fleets.id(n), random.nextInt(3) == 0, mapped ? 59 + random.nextDouble() / 20 : null,
                    mapped ? 24 + random.nextDouble() / 12 : null));
        }
        return standings;
    }

    /** The same some minutes later. */
    private static List<Standing> later(List<Standing> standings, Random random) {
        List<Standing> later = new ArrayList<>();
        for (Standing s : standings) {
            boolean gone = random.nextInt(4) == 0 ? random.nextBoolean() : Fleet.isOffline(s);
            later.add(standing(s.place().id(), gone, s.place().latitude(), s.place().longitude()));
        }
        return later;
    }

    private static Standing standing(String id, boolean gone, Double latitude, Double longitude) {
        Belief calm = Belief.calm(id);
        return gone
                ? Fleets.standing(id, Connectivity.OFFLINE, calm.broken(minute(0), false, null), latitude, longitude)
                : Fleets.standing(id, Connectivity.ONLINE, calm, latitude, longitude);
    }
}
