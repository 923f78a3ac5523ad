package dev.bellwether.decide.audit;

import static dev.bellwether.decide.audit.Failing.CONSUMER_STALLED;
import static dev.bellwether.decide.audit.Failing.DATABASE_UNREACHABLE;
import static dev.bellwether.decide.audit.Failing.DEAD_LETTER;
import static dev.bellwether.decide.audit.Failing.EVENT_UNPROCESSED;
import static dev.bellwether.decide.audit.Failing.INCIDENT_OVERDUE;
import static dev.bellwether.decide.audit.Failing.KAFKA_UNREACHABLE;
import static dev.bellwether.decide.audit.Failing.MESSAGE_FAILED;
import static dev.bellwether.decide.audit.Failing.MESSAGE_OVERDUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bellwether.decide.audit.Sight.Books;
import dev.bellwether.decide.audit.Sight.Spooled;
import dev.bellwether.decide.audit.Sight.Topics;
import dev.bellwether.decide.audit.Sight.Unread;
import dev.bellwether.incident.Late;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration AFTER = Duration.ofMinutes(1);
    private static final Books IN_ORDER = new Books(null, null, List.of(), Spooled.NONE);
    private static final Topics READ = new Topics(List.of(), 0);

    private final Audit audit = new Audit(AFTER, NOW);

    @Test
    void nothing_is_found_where_everything_is_done() {
        assertThat(audit.findings(new Sight(IN_ORDER, NOW, READ, NOW))).isEmpty();
    }

    @Test
    void late_is_what_should_have_been_done_before_the_rules_time() {
        assertThat(audit.latest()).isEqualTo(ago(60));
    }

    @Test
    void what_is_late_in_the_database_is_told_with_its_number_and_age() {
        Books books = new Books(new Late(1, ago(61)), new Late(3, ago(600)), List.of(), Spooled.NONE);

        assertThat(audit.findings(new Sight(books, NOW, READ, NOW)))
                .containsExactly(
                        new Found(INCIDENT_OVERDUE, 1, ago(61), ""), new Found(MESSAGE_OVERDUE, 3, ago(600), ""))
                .extracting(found -> found.sentence(NOW))
                .containsExactly(
                        "Something is due about 1 incident and is not done; the first has waited for 61 s.",
                        "3 messages are due and not tried; the first has waited for 10 min.");
    }

    @Test
    void a_consumer_that_stands_still_is_told_at_once_with_the_reason() {
        Sight sight = new Sight(IN_ORDER, NOW, READ, NOW, new Sight.Stall(ago(5), "nobody polls Kafka, for 25 s"));

        assertThat(audit.findings(sight))
                .containsExactly(new Found(CONSUMER_STALLED, 1, ago(5), "nobody polls Kafka, for 25 s"))
                .extracting(found -> found.sentence(NOW))
                .containsExactly("The consumer of events stands still: nobody polls Kafka, for 25 s.");
    }

    @Test
    void what_failed_and_what_was_given_up_is_told_once_with_its_number() {
        Books books = new Books(null, null, List.of("to oncall by slack/0 (Slack says invalid_auth)", "another"), Spooled.NONE);

        assertThat(audit.findings(new Sight(books, NOW, new Topics(List.of(), 1), NOW)))
                .extracting(Found::failing, found -> found.failing().lasts(), found -> found.sentence(NOW))
                .containsExactly(
                        tuple(
                                MESSAGE_FAILED, false,
                                "2 messages failed for good, one of them to oncall by slack/0 (Slack says invalid_auth)."),
                        tuple(
                                DEAD_LETTER, false, "1 event was put to the dead letters."));
    }

    @ParameterizedTest(name = "uncommitted for {0} s: {1}")
    @CsvSource({"1, false", "60, false", "64, false", "65, true", "3600, true", "-60, false"})
    void an_event_has_no_outcome_when_even_a_late_commit_would_be_there(int age, boolean found) {
        Topics topics = new Topics(List.of(new Unread(7, ago(age))), 0);

        assertThat(audit.findings(new Sight(IN_ORDER, NOW, topics, NOW)))
                .isEqualTo(found ? List.of(new Found(EVENT_UNPROCESSED, 7, ago(age), "")) : List.of());
    }

    @Test
    void only_partitions_that_are_stuck_are_counted_and_the_oldest_speaks() {
        Topics topics = new Topics(
                List.of(new Unread(2, ago(90)), new Unread(1000, ago(3)), new Unread(5, ago(7200))), 0);

        assertThat(audit.findings(new Sight(IN_ORDER, NOW, topics, NOW)))
                .extracting(found -> found.sentence(NOW))
                .containsExactly("7 accepted events have no outcome; the first has waited for 2 h.");
    }

    @Test
    void whoever_gives_no_answer_is_a_finding_after_the_rules_time_and_not_before() {
        assertThat(audit.findings(new Sight(null, ago(59), null, ago(59)))).isEmpty();

        assertThat(audit.findings(new Sight(null, ago(60), null, ago(75))))
                .extracting(Found::failing, found -> found.sentence(NOW))
                .containsExactly(
                        tuple(
                                DATABASE_UNREACHABLE, "The database has given no answer for 60 s."),
                        tuple(KAFKA_UNREACHABLE, "Kafka has given no answer for 75 s."));
    }

    @ParameterizedTest(name = "full to {0}, the first waiting for {1} s: {2}")
    @CsvSource({"0.24, 179, false", "0.25, 1, true", "0.001, 180, true", "1, 7200, true"})
    void a_spool_is_told_long_before_it_is_full_and_when_what_is_in_it_waits_for_minutes(double full, int age, boolean found) {
        Books books = new Books(null, null, List.of(), new Spooled(7, ago(age), full, 0));

        assertThat(audit.findings(new Sight(books, NOW, READ, NOW)))
                .extracting(Found::failing)
                .isEqualTo(found ? List.of(Failing.SPOOL_FILLS) : List.of());
    }

    @Test
    void what_waits_for_kafka_and_what_was_set_aside_are_told_in_words() {
        Books books = new Books(null, null, List.of(), new Spooled(300, ago(200), 0.256, 1));

        assertThat(audit.findings(new Sight(books, NOW, READ, NOW)))
                .extracting(found -> found.sentence(NOW))
                .containsExactly(
                        "300 webhooks wait in the database for Kafka, which is 26 % of what it keeps at most; the first has"
                                + " waited for 3 min.",
                        "1 accepted webhook was set aside.");
    }

    private static Instant ago(int seconds) {
        return NOW.minusSeconds(seconds);
    }
}
