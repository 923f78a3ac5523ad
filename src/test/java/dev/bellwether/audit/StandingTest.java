package dev.bellwether.audit;

import static dev.bellwether.decide.audit.Failing.DEAD_LETTER;
import static dev.bellwether.decide.audit.Failing.MESSAGE_OVERDUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.audit.Failing;
import dev.bellwether.decide.audit.Found;
import dev.bellwether.decide.audit.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is logged and told of what was found, look by look. */
class StandingTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration REPEAT = Duration.ofHours(4);
    private static final Sight ANSWERED =
            new Sight(new Sight.Books(null, null, List.of(), Sight.Spooled.NONE), START, new Sight.Topics(List.of(), 0), START);
    private static final Sight SILENT = new Sight(null, START, null, START);
    private static final Found OVERDUE = new Found(MESSAGE_OVERDUE, 3, START.minusSeconds(70), "");
    private static final Found LETTER = new Found(DEAD_LETTER, 1, START, "");

    private final Standing standing = new Standing();

    @Test
    void what_lasts_is_told_when_it_appears_every_repeat_interval_and_when_it_is_over() {
        assertThat(look(OVERDUE)).containsExactly("message_overdue appeared");
        assertThat(tell(0)).containsExactly("message_overdue");

        assertThat(look(OVERDUE)).isEmpty();
        assertThat(tell(239)).isEmpty();
        assertThat(tell(240)).containsExactly("message_overdue");
        assertThat(tell(479)).isEmpty();

        assertThat(look()).containsExactly("message_overdue gone");
        assertThat(tell(479)).containsExactly("message_overdue over");
        assertThat(look()).isEmpty();
        assertThat(tell(1000)).isEmpty();
    }

    @Test
    void what_did_not_arrive_is_due_at_the_next_look() {
        look(OVERDUE);
        assertThat(due(0)).containsExactly("message_overdue");

        look(OVERDUE);
        assertThat(tell(1)).containsExactly("message_overdue");
        look();
        assertThat(due(2)).containsExactly("message_overdue over");
        look();
        assertThat(tell(3)).containsExactly("message_overdue over");
    }

    @Test
    void the_end_of_what_nobody_was_told_is_told_to_nobody() {
        look(OVERDUE);

        assertThat(look()).containsExactly("message_overdue gone");
        assertThat(due(1)).isEmpty();
    }

    @Test
    void silence_ends_nothing() {
        look(OVERDUE);
        tell(0);

        assertThat(standing.take(SILENT, List.of())).isEmpty();
        assertThat(due(1)).isEmpty();
        assertThat(look()).containsExactly("message_overdue gone");
    }

    @Test
    void what_comes_back_before_its_end_was_told_is_still_known() {
        look(OVERDUE);
        tell(0);
        look();

        assertThat(look(OVERDUE)).containsExactly("message_overdue appeared");
        assertThat(due(1)).isEmpty();
    }

    @Test
    void what_does_not_last_is_told_once_each_and_what_could_not_be_told_is_added_up() {
        assertThat(look(LETTER)).containsExactly("dead_letter appeared");
        assertThat(due(0)).containsExactly("dead_letter");
        assertThat(look(LETTER)).containsExactly("dead_letter appeared");
        assertThat(sentences(1)).containsExactly("2 events were put to the dead letters.");
        tell(1);

        assertThat(look()).isEmpty();
        assertThat(due(2)).isEmpty();
        look(LETTER);
        assertThat(sentences(3)).containsExactly("1 event was put to the dead letters.");
    }

    @Test
    void whoever_does_not_speak_keeps_only_what_goes_on() {
        look(OVERDUE, LETTER);
        standing.leave();

        assertThat(tell(1)).containsExactly("message_overdue");
        look();
        standing.leave();
        assertThat(due(2)).isEmpty();
    }

    @Test
    void since_when_is_by_the_first_of_all_that_was_found_meanwhile() {
        look(OVERDUE);
        look(new Found(MESSAGE_OVERDUE, 1, START.plusSeconds(30), ""));

        assertThat(standing.due(START.plusSeconds(100), REPEAT)).singleElement().satisfies(word -> {
            assertThat(word.trouble().since()).isEqualTo(OVERDUE.since());
            assertThat(word.trouble().sentence()).contains("1 message is due", "70 s");
        });
    }

    private List<String> look(Found... found) {
        return standing.take(ANSWERED, List.of(found)).stream()
                .map(change -> change.found().failing().written() + (change.over() ? " gone" : " appeared"))
                .toList();
    }

    private List<String> tell(int minute) {
        Instant now = START.plus(Duration.ofMinutes(minute));
        List<String> told = due(minute);
        standing.due(now, REPEAT).forEach(word -> standing.told(word.failing(), now));
        return told;
    }

    private List<String> due(int minute) {
        return standing.due(START.plus(Duration.ofMinutes(minute)), REPEAT).stream()
                .map(word -> word.trouble().name() + (word.trouble().over() ? " over" : ""))
                .toList();
    }

    private List<String> sentences(int minute) {
        return standing.due(START.plus(Duration.ofMinutes(minute)), REPEAT).stream()
                .map(word -> word.trouble().sentence())
                .toList();
    }

    @Test
    void every_failing_has_words() {
        for (Failing failing : Failing.values()) {
            assertThat(failing.title()).isNotBlank();
            assertThat(failing.meaning()).endsWith(".");
            assertThat(new Found(failing, 1, START, "").sentence(START)).endsWith(".").doesNotContain("1 events");
        }
    }
}
