package dev.bellwether.decide.reconcile;

import static dev.bellwether.testkit.Events.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bellwether.decide.Decision.Joined;
import dev.bellwether.decide.Decision.Noted;
import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.decide.Decision.Resolved;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One trouble in many: half of the fleet within ten minutes, five at least; Bikeep silent for ten minutes. */
class FleetWatchTest {

    @Test
    void most_locations_gone_within_minutes_are_one_trouble_of_bikeep() {
        Fleets fleet = Fleets.of(10).gone(1, 2, minute(0)).gone(3, 4, minute(5)).gone(5, 5, minute(10));

        assertThat(fleet.look(minute(10))).singleElement().satisfies(judgement -> {
            assertThat(judgement.finding()).isEqualTo(Finding.UPSTREAM);
            assertThat(judgement.decision()).isInstanceOf(Opened.class);
        });
        assertThat(fleet.live(Kind.UPSTREAM)).singleElement().satisfies(upstream -> assertThat(
                        upstream.facts().lead().severity())
                .isEqualTo(Severity.CRITICAL));
        assertThat(fleet.look(minute(15))).isEmpty();
    }

    @Test
    void locations_of_which_bikeep_does_not_know_are_gone_as_well() {
        Fleets fleet = Fleets.of(10).gone(1, 3, minute(0)).blind(4, 5, minute(5));

        assertThat(fleet.look(minute(5))).hasSize(1);
    }

    @Test
    void most_locations_unknown_for_long_are_told_once_and_silence_no_loss() {
        Fleets fleet = Fleets.of(10).blind(1, 6, minute(0));

        assertThat(fleet.look(minute(5))).isEmpty();
        assertThat(fleet.look(minute(10))).singleElement().satisfies(judgement -> assertThat(judgement.finding())
                .isEqualTo(Finding.UPSTREAM));
        assertThat(fleet.look(minute(15))).isEmpty();
        assertThat(covering(fleet, Kind.CONNECTION, 1)).isEmpty();
        assertThat(covering(fleet, Kind.SIGHT, 1)).hasSize(1);
        assertThat(fleet.live(Kind.UPSTREAM)).singleElement().satisfies(upstream -> assertThat(
                        upstream.facts().lead().severity())
                .isEqualTo(Severity.WARNING));

        fleet.back(1, 5);
        fleet.look(minute(20));
        assertThat(fleet.live()).isEmpty();
    }

    @Test
    void as_many_gone_over_hours_are_not_one_trouble() {
        Fleets fleet = Fleets.of(10);
        for (int n = 1; n <= 9; n++) {
            fleet.gone(n, n, minute(n * 60));
            assertThat(fleet.look(minute(n * 60))).isEmpty();
        }
    }

    @Test
    void fewer_than_half_of_the_fleet_are_not_one_trouble() {
        assertThat(Fleets.of(11).gone(1, 5, minute(0)).look(minute(0))).isEmpty();
    }

    @Test
    void fewer_than_five_are_never_one_trouble_even_if_they_are_all() {
        assertThat(Fleets.of(4).gone(1, 4, minute(0)).look(minute(0))).isEmpty();
    }

    @Test
    void it_ends_when_most_are_back_and_not_as_soon_as_a_few_are() {
        Fleets fleet = Fleets.of(20).gone(1, 10, minute(0));
        fleet.look(minute(0));

        assertThat(fleet.back(1, 5).look(minute(5))).isEmpty();
        assertThat(fleet.back(6, 6).look(minute(10)))
                .singleElement()
                .satisfies(judgement -> assertThat(judgement.decision()).isInstanceOf(Resolved.class));
        assertThat(fleet.live()).isEmpty();
    }

    @Test
    void an_api_that_fails_is_told_once_it_has_failed_for_long_and_only_once() {
        Fleets fleet = Fleets.of(10);

        assertThat(fleet.failing(minute(0), minute(10).minusSeconds(1))).isEmpty();
        assertThat(fleet.failing(minute(0), minute(10)))
                .hasValueSatisfying(judgement -> assertThat(judgement.decision()).isInstanceOf(Opened.class));
        assertThat(fleet.failing(minute(0), minute(15))).isEmpty();
        assertThat(fleet.live(Kind.UPSTREAM)).singleElement().satisfies(upstream -> {
            assertThat(upstream.facts().lead().severity()).isEqualTo(Severity.WARNING);
            assertThat(upstream.facts().openedAt()).isEqualTo(minute(0));
        });
    }

    @Test
    void it_ends_at_the_first_answer() {
        Fleets fleet = Fleets.of(10);
        fleet.failing(minute(0), minute(10));

        assertThat(fleet.look(minute(11)))
                .singleElement()
                .satisfies(judgement -> assertThat(judgement.decision()).isInstanceOf(Resolved.class));
        assertThat(fleet.look(minute(12))).isEmpty();
    }

    @Test
    void an_api_that_fails_while_most_are_gone_is_the_same_trouble_with_two_alerts() {
        Fleets fleet = Fleets.of(10).gone(1, 6, minute(0));
        fleet.look(minute(0));

        assertThat(fleet.failing(minute(1), minute(11)))
                .hasValueSatisfying(judgement -> assertThat(judgement.decision())
                        .isInstanceOfSatisfying(Joined.class, joined -> assertThat(joined.worse()).isFalse()));
        assertThat(fleet.live(Kind.UPSTREAM)).hasSize(1);
        assertThat(fleet.firing(Kind.UPSTREAM)).isEqualTo(2);

        assertThat(fleet.look(minute(12))).extracting(Judgement::decision).hasOnlyElementsOfType(Noted.class);
        assertThat(fleet.firing(Kind.UPSTREAM)).isEqualTo(1);
        fleet.back(1, 6).look(minute(17));
        assertThat(fleet.live()).isEmpty();
    }

    @Test
    void an_answer_that_shows_most_gone_ends_one_trouble_and_begins_another() {
        Fleets fleet = Fleets.of(10);
        fleet.failing(minute(0), minute(10));

        assertThat(fleet.gone(1, 9, minute(11)).look(minute(11)))
                .extracting(Judgement::decision)
                .hasExactlyElementsOfTypes(Resolved.class, Opened.class);
        assertThat(fleet.live(Kind.UPSTREAM)).hasSize(1);
    }

    @Test
    void while_most_are_gone_the_losses_of_every_location_are_told_by_that() {
        Fleets fleet = Fleets.of(10).gone(1, 6, minute(0));
        fleet.look(minute(0));

        for (int n : List.of(1, 6, 7)) {
            assertThat(covering(fleet, Kind.CONNECTION, n)).hasSize(1);
            assertThat(covering(fleet, Kind.SIGHT, n)).hasSize(1);
        }
    }

    @Test
    void alarms_and_stuck_devices_are_never_told_by_another() {
        Fleets fleet = Fleets.of(10).gone(1, 10, minute(0));
        fleet.look(minute(0));

        assertThat(covering(fleet, Kind.ALARM, 1)).isEmpty();
        assertThat(covering(fleet, Kind.STATUS, 1)).isEmpty();
    }

    @Test
    void an_api_that_fails_covers_nothing() {
        Fleets fleet = Fleets.of(10);
        fleet.failing(minute(0), minute(10));

        assertThat(fleet.live()).hasSize(1);
        assertThat(covering(fleet, Kind.CONNECTION, 1)).isEmpty();
    }

    @Test
    void what_is_found_broken_after_an_absence_and_was_not_told_is_one_digest() {
        Fleets fleet = Fleets.of(10)
                .gone(1, 1, minute(60))
                .partial(2, 3, minute(60))
                .away(minute(0), Fleets.id(3));

        assertThat(fleet.look(minute(60))).singleElement().satisfies(judgement -> assertThat(judgement.finding())
                .isEqualTo(Finding.CATCH_UP));
        assertThat(fleet.live(Kind.CATCH_UP))
                .singleElement()
                .satisfies(digest -> assertThat(digest.facts().firing())
                        .extracting(Alert::detail, Alert::severity)
                        .containsExactlyInAnyOrder(
                                tuple(Fleets.id(1), Severity.CRITICAL),
                                tuple(Fleets.id(2), Severity.WARNING)));
        assertThat(covering(fleet, Kind.CONNECTION, 2)).hasSize(1);
        assertThat(covering(fleet, Kind.CONNECTION, 3)).isEmpty();
    }

    @Test
    void one_that_is_found_broken_alone_is_no_digest() {
        assertThat(Fleets.of(10).gone(1, 1, minute(60)).away(minute(0)).look(minute(60))).isEmpty();
        assertThat(Fleets.of(10)
                        .gone(1, 2, minute(60))
                        .away(minute(0), Fleets.id(2))
                        .look(minute(60)))
                .isEmpty();
    }

    @Test
    void what_breaks_while_somebody_looks_is_no_digest() {
        assertThat(Fleets.of(10).gone(1, 2, minute(60)).look(minute(60))).isEmpty();
    }

    @Test
    void what_bikeep_does_not_know_is_not_found_broken() {
        assertThat(Fleets.of(10).blind(1, 3, minute(60)).away(minute(0)).look(minute(60))).isEmpty();
    }

    @Test
    void a_digest_ends_with_the_last_of_its_members_that_is_whole_and_settled() {
        Fleets fleet = Fleets.of(10).gone(1, 3, minute(60)).away(minute(0));
        fleet.look(minute(60));
        fleet.away(null);

        assertThat(fleet.back(1, 1).look(minute(65))).extracting(Judgement::decision).hasOnlyElementsOfType(Noted.class);
        assertThat(fleet.alive(2, 2, minute(70)).look(minute(70))).isEmpty();
        fleet.back(2, 2).withdrawn(3, 3).look(minute(75));
        assertThat(fleet.live()).isEmpty();
    }

    @Test
    void when_most_are_gone_after_an_absence_there_is_no_digest_beside_it() {
        Fleets fleet = Fleets.of(10).gone(1, 6, minute(60)).away(minute(0));
        fleet.look(minute(60));

        assertThat(fleet.live()).extracting(i -> i.key().kind()).containsExactly(Kind.UPSTREAM);
    }

    private static List<LiveIncident> covering(Fleets fleet, Kind kind, int location) {
        return Covering.of(new IncidentKey(Fleets.id(location), kind), fleet.live()).stream().toList();
    }
}
