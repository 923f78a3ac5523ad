package dev.bellwether.decide;

import static dev.bellwether.event.Connectivity.OFFLINE;
import static dev.bellwether.event.Connectivity.ONLINE;
import static dev.bellwether.testkit.Events.alarm;
import static dev.bellwether.testkit.Events.connection;
import static dev.bellwether.testkit.Events.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Decision.Confirmed;
import dev.bellwether.decide.Decision.Escalated;
import dev.bellwether.decide.Decision.Lapsed;
import dev.bellwether.decide.Decision.Nothing;
import dev.bellwether.decide.Decision.Resolved;
import dev.bellwether.decide.Decision.Settled;
import dev.bellwether.incident.Acknowledgement;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.OpenIncident;
import dev.bellwether.incident.Recovery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DueTest {

    private static final Rules ESCALATING = RulesFixture.escalating(
            new Escalation.Step(Duration.ofMinutes(15), List.of("boss")),
            new Escalation.Step(Duration.ofMinutes(30), List.of("director", "owner")));

    @Test
    void who_is_next_is_called_when_nobody_takes_care_in_time() {
        Story story = new Story(ESCALATING);
        story.when(alarm("7", "security", "wire_cut", 0));
        Instant told = minute(1).plusSeconds(30); // received after a minute, gathered for half of one

        assertThat(story.due()).isEqualTo(told.plus(Duration.ofMinutes(15)));
        assertThat(story.at(told.plus(Duration.ofMinutes(15)).minusSeconds(1))).isInstanceOf(Nothing.class);
        assertThat(story.onTime())
                .isInstanceOfSatisfying(
                        Escalated.class, step -> assertThat(step.receivers()).containsExactly("boss"));
        assertThat(story.due()).isEqualTo(told.plus(Duration.ofMinutes(30)));
        assertThat(story.onTime())
                .isInstanceOfSatisfying(
                        Escalated.class, step -> assertThat(step.receivers()).containsExactly("director", "owner"));
        assertThat(story.due()).isEqualTo(minute(61)); // nothing left but to go quiet
    }

    @Test
    void whoever_takes_care_stops_it_and_a_snooze_begins_it_anew() {
        Story story = new Story(ESCALATING);
        story.when(alarm("7", "security", "wire_cut", 0));
        acknowledge(story, null);
        assertThat(story.due()).isEqualTo(minute(61));

        acknowledge(story, minute(20));
        assertThat(story.due()).isEqualTo(minute(20));
        assertThat(story.onTime()).isInstanceOf(Lapsed.class);
        assertThat(story.due()).isEqualTo(minute(35));
        assertThat(story.onTime()).isInstanceOf(Escalated.class);
    }

    @Test
    void nothing_is_ever_due_of_what_is_over_and_at_rest() {
        Story story = new Story(RulesFixture.hold(AlertName.DEVICE_OFFLINE, 10));
        story.when(connection("7", OFFLINE, 0));
        story.when(connection("7", ONLINE, 3));

        assertThat(story.due()).isNull();
        assertThat(story.at(minute(300))).isInstanceOf(Nothing.class);
    }

    @Test
    void silence_ends_what_never_says_that_it_is_over_unless_only_an_operator_may() {
        Story story = new Story(RulesFixture.quiet(AlertName.HARDWARE_ALARM, 60));
        story.when(alarm("7", "power", "low", 0));
        assertThat(story.due()).isEqualTo(minute(61));
        assertThat(story.onTime())
                .isInstanceOfSatisfying(
                        Resolved.class, over -> assertThat(over.incident().how()).isEqualTo(Recovery.QUIET));

        Story kept = new Story(RulesFixture.ending(AlertName.HARDWARE_ALARM, Ending.BY_OPERATOR));
        kept.when(alarm("7", "power", "low", 0));
        assertThat(kept.due()).isNull();
    }

    @Test
    void a_clock_that_is_put_back_lets_nothing_wait_longer_than_its_rule_says() {
        Story story = new Story(RulesFixture.hold(AlertName.DEVICE_OFFLINE, 10));
        story.when(connection("7", OFFLINE, 60)); // by a clock an hour ahead

        assertThat(story.at(minute(1))).isInstanceOf(Nothing.class);
        assertThat(story.due()).isEqualTo(minute(11));
        assertThat(story.onTime()).isInstanceOf(Confirmed.class);

        Story alarm = new Story(RulesFixture.quiet(AlertName.HARDWARE_ALARM, 60));
        alarm.when(alarm("7", "power", "low", 90));
        alarm.at(minute(10));
        assertThat(alarm.due()).isEqualTo(minute(70));
        assertThat(alarm.onTime()).isInstanceOf(Resolved.class);
    }

    @Test
    void what_flapped_by_a_clock_that_was_put_back_settles_all_the_same() {
        Story story = new Story(RulesFixture.hold(AlertName.DEVICE_OFFLINE, 10));
        for (int loss = 60; loss < 78; loss += 6) {
            story.when(connection("7", OFFLINE, loss));
            story.when(connection("7", ONLINE, loss + 3));
        }

        story.at(minute(10));
        assertThat(story.due()).isEqualTo(minute(25));
        assertThat(story.onTime()).isInstanceOf(Settled.class);
    }

    @Test
    void an_escalation_by_a_clock_that_was_put_back_is_not_late() {
        Story story = new Story(ESCALATING);
        story.when(alarm("7", "security", "wire_cut", 90));
        story.at(minute(10));

        assertThat(story.due()).isEqualTo(minute(25).plusSeconds(30));
    }

    @Test
    void what_lasts_through_a_leap_of_the_clock_is_confirmed_once() {
        Story story = new Story(RulesFixture.hold(AlertName.DEVICE_OFFLINE, 10));
        story.when(connection("7", OFFLINE, 0));

        assertThat(story.at(minute(6000))).isInstanceOf(Confirmed.class);
        assertThat(story.latest()).isInstanceOf(OpenIncident.class);
        assertThat(story.at(minute(6000))).isInstanceOf(Nothing.class);
    }

    private static void acknowledge(Story story, @Nullable Instant until) {
        LiveIncident live = (LiveIncident) story.latest();
        Acknowledgement by = new Acknowledgement("anna", minute(2), until);
        story.when(new Decision.Acknowledged(live.acknowledge(by), "by anna"), minute(2));
    }
}
