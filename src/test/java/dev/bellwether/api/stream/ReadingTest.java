package dev.bellwether.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.api.stream.Reading.Told;
import dev.bellwether.incident.Changes;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration BEAT = Duration.ofSeconds(15);

    private final Written written = new Written();

    @Test
    void who_begins_hears_that_they_are_heard_and_then_what_changes_from_then_on() {
        written.change(1, 1);
        Reading reading = new Reading(written, null, BEAT, NOON);

        assertThat(reading.next(NOON)).isEqualTo(new Told(List.of(), true));
        assertThat(reading.next(NOON)).isEqualTo(new Told(List.of(), false));
        Changes.Change change = written.change(2, 2);
        assertThat(reading.next(NOON)).isEqualTo(new Told(List.of(change), false));
        assertThat(reading.next(NOON)).isEqualTo(new Told(List.of(), false));
    }

    @Test
    void who_comes_again_hears_what_they_missed_and_no_more() {
        Changes.Change heard = written.change(1, 1);
        Changes.Change missed = written.change(1, 2);

        Reading reading = new Reading(written, heard.position(), BEAT, NOON);

        assertThat(reading.next(NOON)).isEqualTo(new Told(List.of(missed), false));
        assertThat(reading.next(NOON)).isEqualTo(new Told(List.of(), false));
    }

    @Test
    void the_line_beats_when_nothing_was_told_for_so_long() {
        Reading reading = new Reading(written, new Changes.Position(0, 0), BEAT, NOON);

        assertThat(reading.next(NOON.plusSeconds(14)).isToBeat()).isFalse();
        assertThat(reading.next(NOON.plusSeconds(15)).isToBeat()).isTrue();
        assertThat(reading.next(NOON.plusSeconds(16)).isToBeat()).isFalse();
        written.change(1, 1);
        assertThat(reading.next(NOON.plusSeconds(29)).changes()).hasSize(1);
        assertThat(reading.next(NOON.plusSeconds(30)).isToBeat()).isFalse();
        assertThat(reading.next(NOON.plusSeconds(44)).isToBeat()).isTrue();
    }

    @Test
    void the_id_of_an_event_says_where_it_stands() {
        Changes.Position position = new Changes.Position(48213, 977);

        assertThat(position.written()).isEqualTo("48213-977");
        assertThat(EventId.read("48213-977")).contains(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"48213", "-1-2", "a-b", "48213-977-1", "99999999999999999999-1"})
    void what_no_event_had_is_no_id(String written) {
        assertThat(EventId.read(written)).isEmpty();
    }

    /** Changes by hand. */
    private static final class Written implements Changes {

        private final List<Change> all = new ArrayList<>();

        Change change(long transaction, long line) {
            Change change = new Change(
                    new Position(transaction, line), NOON, "opened",
                    new Now(new IncidentId(new UUID(0, line)), Kind.ALARM, "loc-1", "OPEN", Severity.WARNING));
            all.add(change);
            return change;
        }

        @Override
        public Position end() {
            return new Position(all.stream().mapToLong(it -> it.position().transaction()).max().orElse(0) + 1, 0);
        }

        @Override
        public List<Change> after(Position position, int most) {
            Comparator<Position> order = Comparator.comparing(Position::transaction).thenComparing(Position::line);
            return all.stream().filter(it -> order.compare(it.position(), position) > 0).limit(most).toList();
        }
    }
}
