package dev.bellwether.decide.reconcile;

import static dev.bellwether.decide.reconcile.Looks.MARGINS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Decision.Nothing;
import dev.bellwether.decide.Decision.Resolved;
import dev.bellwether.event.Seeded;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.LiveIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What holds for one location whatever happens to it, to webhooks and to looks. */
class ReconcilePropertyTest {

    private static final int LIVES = 200;

    @Test
    void polls_never_end_a_loss_that_was_not_seen_whole_at_two_looks_in_a_row_after_all_that_was_told() {
        always(moment -> {
            if (moment.about().decision() instanceof Resolved) {
                List<Story.Seen> run = wholeRun(moment);
                assertThat(run).hasSizeGreaterThanOrEqualTo(2);
                assertThat(Duration.between(run.get(0).at(), run.get(run.size() - 1).at()))
                        .isGreaterThanOrEqualTo(MARGINS.settle());
            }
        });
    }

    @Test
    void unknown_neither_opens_nor_ends_a_loss() {
        always(moment -> {
            if (!moment.place().isKnown()) {
                assertThat(moment.about().decision()).isInstanceOf(Nothing.class);
            }
        });
    }

    @Test
    void what_successful_looks_show_lost_for_longer_than_a_webhook_may_take_and_two_intervals_is_an_incident() {
        Duration longest = MARGINS.patience().plus(MARGINS.interval().multipliedBy(2));
        always(moment -> {
            assertThat(moment.story().uncovered()).isLessThanOrEqualTo(longest);
            LiveIncident live = moment.story().live();
            assertThat(live == null ? List.of("none is live") : live.facts().firing()).isNotEmpty();
        });
    }

    @Test
    void three_looks_after_all_is_back_and_told_nothing_is_open() {
        Seeded.times(LIVES, random -> {
            Story story = Story.play(random, moment -> {}).calm(3);
            assertThat(story.live()).isNull();
            assertThat(story.blind()).isNull();
            assertThat(story.belief()).isEqualTo(Belief.calm("loc-1"));
        });
    }

    @Test
    void the_same_input_gives_the_same_verdict_and_is_not_changed() {
        always(moment -> assertThat(moment.again().get()).isEqualTo(moment.about()));
    }

    @Test
    void every_decision_says_why() {
        always(moment -> assertThat(moment.about().decision().reason()).isNotBlank());
    }

    @Test
    void a_look_that_is_due_comes_after_this_one_and_before_the_next_at_everything() {
        always(moment -> {
            Instant due = moment.about().belief().dueAt();
            if (moment.look() && due != null) {
                assertThat(due).isAfter(moment.place().asOf());
                assertThat(due).isBefore(moment.place().asOf().plus(MARGINS.interval()));
            }
        });
    }

    @Test
    void the_same_devices_read_twice_in_the_same_state_of_affairs_say_nothing_new() {
        boolean[] first = {true};
        always(moment -> {
            if (moment.look()) {
                first[0] = true;
            } else if (first[0]) {
                first[0] = false;
            } else {
                assertThat(moment.about().decision()).isInstanceOf(Nothing.class);
            }
        });
    }

    private static void always(Consumer<Story.Moment> guarantee) {
        Seeded.times(LIVES, random -> Story.play(random, guarantee).calm(3));
    }

    /** The looks up to now that showed all well, one after the other, newer than all that was told to be lost. */
    private static List<Story.Seen> wholeRun(Story.Moment moment) {
        Instant told = Objects.requireNonNull(moment.live()).facts().firing().stream()
                .map(Alert::heardAt)
                .max(Instant::compareTo)
                .orElseThrow();
        List<Story.Seen> seen = moment.story().seen();
        int first = seen.size();
        while (first > 0 && seen.get(first - 1).whole() && seen.get(first - 1).at().isAfter(told)) {
            first--;
        }
        return seen.subList(first, seen.size());
    }
}
