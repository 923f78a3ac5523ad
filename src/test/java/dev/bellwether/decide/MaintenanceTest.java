package dev.bellwether.decide;

import static dev.bellwether.testkit.Events.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Maintenance.Ended;
import dev.bellwether.decide.Maintenance.Nothing;
import dev.bellwether.decide.Maintenance.Outcome;
import dev.bellwether.decide.Maintenance.Silenced;
import dev.bellwether.decide.route.Label;
import dev.bellwether.decide.route.Matcher;
import dev.bellwether.decide.route.Matcher.Operator;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.EventId;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LocationRef;
import dev.bellwether.event.LogEntry;
import dev.bellwether.event.Notice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaintenanceTest {

    private static final Duration LASTS = Duration.ofMinutes(120);
    private static final LocationRef HERE = new LocationRef("loc-1", null, null, null, null);
    private static final LocationRef THERE = new LocationRef(null, null, "TLN-2", null, null);

    private final List<Silence> known = new ArrayList<>();

    @Test
    void a_new_entry_silences_its_location_from_its_receipt_on() {
        Silence silence = silenced(when("created", HERE, 5));

        assertThat(silence.matchers()).containsExactly(new Matcher(Label.LOCATION, Operator.EQUAL, "loc-1"));
        assertThat(silence.startsAt()).isEqualTo(minute(5));
        assertThat(silence.endsAt()).isEqualTo(minute(125));
        assertThat(silence.cause()).isEqualTo(Silence.Cause.MAINTENANCE);
        assertThat(silence.reference()).isEqualTo("77");
        assertThat(silence.comment()).isEqualTo("arm exchanged");
    }

    @Test
    void a_location_that_has_no_id_is_silenced_by_what_its_incidents_are_kept_under() {
        assertThat(silenced(when("created", THERE, 0)).matchers().get(0).value()).isEqualTo("code:TLN-2");
    }

    @Test
    void an_update_extends_the_same_silence_and_a_late_one_does_not_shorten_it() {
        Silence begun = silenced(when("created", HERE, 0));
        Silence extended = silenced(when("updated", HERE, 60));

        assertThat(extended.id()).isEqualTo(begun.id());
        assertThat(extended.startsAt()).isEqualTo(minute(0));
        assertThat(extended.endsAt()).isEqualTo(minute(180));
        assertThat(silenced(when("updated", HERE, 30))).isEqualTo(extended);
    }

    @Test
    void an_update_after_the_end_begins_another_since_nothing_was_silenced_between() {
        Silence begun = silenced(when("created", HERE, 0));
        Silence again = silenced(when("updated", HERE, 120));

        assertThat(again.id()).isNotEqualTo(begun.id());
        assertThat(again.startsAt()).isEqualTo(minute(120));
    }

    @Test
    void an_update_about_another_location_silences_that_one_too() {
        Silence here = silenced(when("created", HERE, 0));
        Silence there = silenced(when("updated", THERE, 10));

        assertThat(there.id()).isNotEqualTo(here.id());
        assertThat(known).hasSize(2);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"created", "updated", "closed"})
    void whatever_happens_to_an_entry_but_its_deletion_means_work(String action) {
        assertThat(when(action, HERE, 0)).isInstanceOf(Silenced.class);
    }

    @Test
    void a_deleted_entry_ends_its_silence() {
        Silence begun = silenced(when("created", HERE, 0));

        assertThat(when("deleted", HERE, 10)).isEqualTo(new Ended(List.of(begun)));
    }

    @Test
    void a_deleted_entry_that_no_longer_names_its_location_ends_all_of_it() {
        Silence here = silenced(when("created", HERE, 0));
        Silence there = silenced(when("updated", THERE, 10));

        assertThat(when("deleted", LocationRef.NONE, 20)).isEqualTo(new Ended(List.of(here, there)));
    }

    @Test
    void a_deleted_entry_that_silences_nothing_ends_nothing() {
        assertThat(when("deleted", HERE, 0)).isInstanceOf(Nothing.class);
        when("created", HERE, 0);
        assertThat(when("deleted", THERE, 10)).isInstanceOf(Nothing.class);
        assertThat(when("deleted", HERE, 120)).isInstanceOf(Nothing.class);
    }

    @Test
    void what_somebody_ended_the_log_does_not_begin_again() {
        Silence begun = silenced(when("created", HERE, 0));
        known.set(0, begun.end(minute(10), "olaf"));

        assertThat(when("updated", HERE, 20)).isInstanceOf(Nothing.class);
        assertThat(when("created", HERE, 20)).isInstanceOf(Nothing.class);
        assertThat(when("created", THERE, 20)).isInstanceOf(Silenced.class);
    }

    @Test
    void what_people_asked_for_is_left_alone() {
        Silence asked = new Silence(
                SilenceId.of("x"), List.of(new Matcher(Label.LOCATION, Operator.EQUAL, "loc-1")), minute(0), minute(500),
                "ada", "x", Silence.Cause.OPERATOR, "77", minute(0), null);
        known.add(asked);

        assertThat(when("deleted", HERE, 10)).isInstanceOf(Nothing.class);
        assertThat(silenced(when("updated", HERE, 10)).id()).isNotEqualTo(asked.id());
    }

    @Test
    void an_entry_that_names_no_location_silences_nothing() {
        DeviceRef device = new DeviceRef("dev-7", null, null, "7", "LOCKER");

        assertThat(when("created", LocationRef.NONE, 0)).isInstanceOf(Nothing.class);
        assertThat(outcome("created", sighting(LocationRef.NONE, device, 0))).isInstanceOf(Nothing.class);
    }

    @Test
    void the_same_word_twice_has_the_outcome_of_one() {
        Silence once = silenced(when("created", HERE, 0));

        assertThat(silenced(when("created", HERE, 0))).isEqualTo(once);
        known.clear();
        assertThat(silenced(when("created", HERE, 0))).isEqualTo(once);
    }

    private static Silence silenced(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Silenced.class);
        return ((Silenced) outcome).silence();
    }

    /** A word of the log, and what it leaves behind. */
    private Outcome when(String action, LocationRef where, int minute) {
        Outcome outcome = outcome(action, sighting(where, DeviceRef.NONE, minute));
        if (outcome instanceof Silenced silenced) {
            known.removeIf(silence -> silence.id().equals(silenced.silence().id()));
            known.add(silenced.silence());
        }
        return outcome;
    }

    private Outcome outcome(String action, Sighting sighting) {
        return Maintenance.of(new LogEntry(action, "77", "arm exchanged"), sighting, List.copyOf(known), LASTS);
    }

    private static Sighting sighting(LocationRef where, DeviceRef device, int minute) {
        EventId id = new EventId("log@" + minute);
        return new Sighting(new Notice(new Facts(id, where, device, null, minute(minute), "{}"), LogEntry.TYPE), null);
    }
}
