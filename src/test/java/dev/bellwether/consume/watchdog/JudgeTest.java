package dev.bellwether.consume.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.consume.inbox.Spot;
import dev.bellwether.consume.watchdog.Look.Backlog;
import dev.bellwether.consume.watchdog.Look.Membership;
import dev.bellwether.consume.watchdog.Progress.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What counts as a standstill, and what does not. */
class JudgeTest {

    private static final Part PART = new Part("bikeep.events", 0);
    private static final Membership MEMBER = new Membership(Set.of(PART), Set.of());
    private static final Look IDLE =
            new Look(7, null, Duration.ZERO, MEMBER, Map.of(PART, new Backlog(5, 5, 5)), Set.of());
    private static final Look WAITING = with(IDLE, new Backlog(5, 5, 9));

    private final Judge judge = new Judge(new Settings());
    private final List<Cure> cures = new ArrayList<>();

    /** Two seconds between looks, eight until a cure, twenty-five until it is down. */
    private record Settings() implements WatchdogSettings {
        @Override
        public Duration lookEvery() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration healAfter() {
            return Duration.ofSeconds(8);
        }

        @Override
        public Duration downAfter() {
            return Duration.ofSeconds(25);
        }

        @Override
        public Duration databasePatience() {
            return Duration.ofMinutes(10);
        }
    }

    @Test
    void records_that_wait_and_are_not_taken_are_a_standstill_within_half_a_minute_and_cures_come_first() {
        assertThat(after(7, WAITING)).isInstanceOf(Verdict.GoesOn.class);
        assertThat(cures).isEmpty();

        assertThat(from(8, 24, WAITING)).isInstanceOf(Verdict.Suspected.class);
        assertThat(cures).containsExactly(Cure.REJOIN, Cure.REJOIN);

        Verdict down = from(26, 28, WAITING);
        assertThat(down).isInstanceOf(Verdict.Stalled.class);
        assertThat(down.words()).startsWith("4 records wait and none is taken");
    }

    @Test
    void whoever_takes_one_now_and_then_goes_on_however_much_waits() {
        Verdict last = null;
        for (int second = 0; second < 120; second += 2) {
            last = judge(second, steps(WAITING, second / 6));
            assertThat(last).isInstanceOf(Verdict.GoesOn.class);
        }
        assertThat(last.words()).isEqualTo("4 records wait");
    }

    @Test
    void whoever_has_nothing_to_do_goes_on_for_ever() {
        assertThat(after(600, IDLE)).isEqualTo(new Verdict.GoesOn("nothing waits"));
    }

    @Test
    void paused_partitions_are_resumed_before_anything_else_is_tried() {
        after(24, member(WAITING, new Membership(Set.of(PART), Set.of(PART))));

        assertThat(cures).containsExactly(Cure.RESUME, Cure.REJOIN);
    }

    @Test
    void a_loop_that_polls_no_more_is_a_standstill_even_if_nothing_waits() {
        Look gone = polled(IDLE, Duration.ofMinutes(1));

        assertThat(after(24, gone)).isInstanceOf(Verdict.Suspected.class);
        assertThat(cures).containsExactly(Cure.WAKE);
        assertThat(from(26, 28, gone).words()).startsWith("nobody polls Kafka");
        assertThat(judge(30, IDLE)).isInstanceOf(Verdict.GoesOn.class);
    }

    @Test
    void a_thread_that_does_not_answer_is_a_loop_that_polls_no_more() {
        assertThat(after(28, member(IDLE, null))).isInstanceOf(Verdict.Stalled.class);
    }

    @Test
    void while_kafka_is_away_nothing_is_a_standstill_and_its_time_does_not_count_afterwards() {
        Look away = new Look(7, null, Duration.ofMinutes(5), null, null, Set.of());

        assertThat(after(600, away)).isEqualTo(new Verdict.Waits("Kafka gives no answer"));
        assertThat(from(602, 608, member(WAITING, null))).isInstanceOf(Verdict.GoesOn.class);
    }

    @Test
    void a_record_in_hand_that_waits_for_the_database_is_no_standstill_in_other_words() {
        Look slow = hand(WAITING, new Hand(new Spot("bikeep.events", 0, 5), Instant.EPOCH, Duration.ofMinutes(9), "the database",
                false, new StackTraceElement[0]));

        assertThat(after(300, slow)).isEqualTo(new Verdict.Waits("bikeep.events-0@5 waits for the database"));
        assertThat(cures).isEmpty();
    }

    @Test
    void one_call_to_the_database_that_never_ends_is_a_standstill_and_repeated_attempts_are_none() {
        Spot spot = new Spot("bikeep.events", 0, 5);
        Look hangs = hand(WAITING, new Hand(
                spot, Instant.EPOCH, Duration.ofMinutes(10), "the database", false, new StackTraceElement[0]));
        Look pauses = hand(WAITING, new Hand(
                spot, Instant.EPOCH, Duration.ofMinutes(10), "the database", true, new StackTraceElement[0]));

        assertThat(after(300, pauses)).isInstanceOf(Verdict.Waits.class);
        assertThat(from(302, 328, hangs)).isInstanceOf(Verdict.Stalled.class);
    }

    @Test
    void a_record_in_hand_about_which_nothing_is_done_is_a_standstill_that_nothing_cures() {
        Look stuck = hand(WAITING, new Hand(
                new Spot("bikeep.events", 0, 5), Instant.EPOCH, Duration.ofSeconds(1), null, false, new StackTraceElement[0]));

        assertThat(after(7, stuck)).isInstanceOf(Verdict.GoesOn.class);
        assertThat(from(8, 26, stuck)).isInstanceOf(Verdict.Stalled.class);
        assertThat(cures).isEmpty();
    }

    @Test
    void without_a_partition_it_stands_by_unless_something_waits_that_nobody_has() {
        Look spare = member(WAITING, new Membership(Set.of(), Set.of()));
        Look orphaned = new Look(7, null, Duration.ZERO, spare.membership(), spare.backlog(), Set.of(PART));

        assertThat(after(300, spare)).isInstanceOf(Verdict.GoesOn.class);
        assertThat(from(302, 328, orphaned)).isInstanceOf(Verdict.Stalled.class);
    }

    @Test
    void a_cure_that_changes_the_complaint_does_not_begin_the_time_anew() {
        after(12, WAITING);
        from(14, 18, new Look(7, null, Duration.ZERO, new Membership(Set.of(), Set.of()), WAITING.backlog(), Set.of(PART)));

        assertThat(from(20, 26, WAITING)).isInstanceOf(Verdict.Stalled.class);
    }

    @Test
    void what_is_done_and_not_committed_is_committed_and_never_a_standstill() {
        Look uncommitted = with(IDLE, new Backlog(5, 9, 9));

        assertThat(after(600, uncommitted)).isInstanceOf(Verdict.Suspected.class);
        assertThat(cures).containsExactly(Cure.COMMIT, Cure.COMMIT);
    }

    @Test
    void a_look_that_takes_long_itself_counts() {
        Verdict verdict = null;
        for (int second = 0; second <= 40; second += 20) {
            verdict = judge(second, member(IDLE, null));
        }

        assertThat(verdict).isInstanceOf(Verdict.Stalled.class);
    }

    @Test
    void a_machine_that_slept_has_seen_no_standstill() {
        judge(0, WAITING);

        assertThat(judge(3600, WAITING)).isInstanceOf(Verdict.GoesOn.class);
    }

    private Verdict after(int seconds, Look look) {
        return from(0, seconds, look);
    }

    private Verdict from(int first, int last, Look look) {
        Verdict verdict = null;
        for (int second = first; second <= last; second += 2) {
            verdict = judge(second, look);
        }
        return verdict;
    }

    private Verdict judge(int second, Look look) {
        Verdict verdict = judge.judge(look, Duration.ofSeconds(second));
        if (verdict instanceof Verdict.Suspected suspected && suspected.cure() != null) {
            cures.add(suspected.cure());
        }
        return verdict;
    }

    private static Look with(Look look, Backlog backlog) {
        return new Look(look.steps(), look.hand(), look.polled(), look.membership(), Map.of(PART, backlog), look.orphans());
    }

    private static Look steps(Look look, long steps) {
        return new Look(steps, look.hand(), look.polled(), look.membership(), look.backlog(), look.orphans());
    }

    private static Look hand(Look look, Hand hand) {
        return new Look(look.steps(), hand, look.polled(), look.membership(), look.backlog(), look.orphans());
    }

    private static Look polled(Look look, Duration ago) {
        return new Look(look.steps(), look.hand(), ago, look.membership(), look.backlog(), look.orphans());
    }

    private static Look member(Look look, @Nullable Membership membership) {
        return new Look(look.steps(), look.hand(), look.polled(), membership, look.backlog(), look.orphans());
    }
}
