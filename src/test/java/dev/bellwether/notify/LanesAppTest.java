package dev.bellwether.notify;

import static dev.bellwether.testkit.MovedTime.advance;
import static dev.bellwether.testkit.MovedTime.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Reason;
import dev.bellwether.decide.Rules;
import dev.bellwether.decide.file.RulesFile;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.service.Mail;
import dev.bellwether.local.slack.SlackCall;
import dev.bellwether.testkit.MovedTime;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What is slow, limited, away or wrongly addressed, and what becomes of the messages for it and for others. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(MovedTime.ByHand.class)
class LanesAppTest {

    @Inject
    ToldByHand hand;

    @Inject
    RulesFile rules;

    private Rules before;
    private String name;

    @BeforeEach
    void clear(TestInfo test) {
        hand.forget(); // what other tests have left waiting
        Services.clear();
        name = test.getTestMethod().orElseThrow().getName();
        before = rules.now();
        advance(Duration.ofHours(1));
    }

    @AfterEach
    void asBefore() {
        rules.take(before);
        Services.clear();
        hand.forget();
    }

    @Test
    void a_slack_that_is_away_for_an_hour_delays_no_mail_and_is_told_the_newest_afterwards_and_nothing_twice() {
        Services.slack().faults().always(Fault.status(503));
        LiveIncident incident = opened("away");
        hand.dispatchUntil(() -> mails("away").size() == 1);

        for (int minute = 0; minute < 60; minute++) {
            advance(Duration.ofMinutes(1));
            hand.dispatch();
        }
        assertThat(accepted("away")).isEmpty();
        assertThat(mails("away")).hasSize(1);

        Services.slack().faults().lift();
        advance(Duration.ofMinutes(1));
        hand.dispatchUntil(() -> accepted("away").size() == 2);
        advance(Duration.ofMinutes(1));
        hand.dispatch();
        assertThat(accepted("away")).containsExactlyInAnyOrder("webhook", "chat.postMessage");
        assertThat(hand.attempts(incident)).contains("slack/0 postponed", "slack/1 delivered", "slack/0 delivered", "email/0 delivered");
    }

    @Test
    void a_clock_that_is_put_back_leaves_no_lane_closed_and_no_message_waiting_for_as_much_longer() {
        advance(Duration.ofMinutes(9));
        Services.slack().faults().always(Fault.status(503));
        opened("ahead");
        hand.dispatchUntil(() -> mails("ahead").size() == 1);
        hand.dispatch();

        advance(Duration.ofMinutes(-9));
        Services.slack().faults().lift();
        for (int minute = 0; minute < 3; minute++) {
            hand.dispatch();
            advance(Duration.ofMinutes(1));
        }
        assertThat(accepted("ahead")).hasSize(2);
        advance(Duration.ofMinutes(9));
    }

    @Test
    void nothing_is_sent_before_the_time_that_slack_asked_for() {
        Services.slack().faults().next(2, Fault.tooManyRequests(Duration.ofSeconds(30)));
        opened("limited");
        hand.dispatchUntil(() -> calls() == 2);

        opened("after");
        advance(Duration.ofSeconds(29));
        hand.dispatch();
        assertThat(calls()).isEqualTo(2);
        assertThat(mails("after")).hasSize(1);

        advance(Duration.ofSeconds(2));
        hand.dispatchUntil(() -> accepted("limited").size() == 2 && accepted("after").size() == 2);
    }

    @Test
    void what_cannot_arrive_is_passed_on_at_once_and_arrives_when_it_was_mended() {
        rules.take(withFallback());
        Services.slack().faults().always(Fault.status(404));
        opened("broken");

        hand.dispatchUntil(() -> keepers("broken").size() == 1);
        assertThat(keepers("broken").get(0).text()).contains("Meant for oncall by slack/", "where it did not arrive: Slack answered 404");

        Services.slack().faults().lift();
        advance(Duration.ofMinutes(1));
        hand.dispatchUntil(() -> accepted("broken").size() == 2);
        assertThat(keepers("broken")).hasSize(1);
    }

    @Test
    void more_to_tell_of_what_cannot_arrive_is_passed_on_too() {
        rules.take(withFallback());
        Services.slack().faults().always(Fault.status(404));
        LiveIncident incident = opened("more");
        hand.dispatchUntil(() -> keepers("more").size() == 1);

        hand.tell(incident, Reason.CHANGED);
        hand.dispatchUntil(() -> keepers("more").size() == 2);
    }

    @Test
    void what_has_not_arrived_for_a_quarter_of_an_hour_is_passed_on() {
        rules.take(withFallback());
        Services.slack().faults().always(Fault.status(503));
        opened("late");

        advance(Duration.ofMinutes(14));
        hand.dispatch();
        assertThat(keepers("late")).isEmpty();

        advance(Duration.ofMinutes(1));
        hand.dispatchUntil(() -> keepers("late").size() == 1);
    }

    private Rules withFallback() {
        return new Rules(
                before.route(), before.receivers(), before.severities(), before.inhibitions(), before.escalations(),
                before.hold(), before.endings(), before.reopen(), before.flapping(), before.storm(), before.audit(),
                "keepers", before.maintenance());
    }

    private LiveIncident opened(String what) {
        return hand.opened(spoken(what));
    }

    private String spoken(String what) {
        return name + ":" + what;
    }

    private static int calls() {
        return Services.slack().calls().size();
    }

    private List<String> accepted(String what) {
        return Services.slack().calls().stream()
                .filter(call -> call.accepted() && call.everything().contains(spoken(what)))
                .map(SlackCall::method)
                .toList();
    }

    private List<Mail> mails(String what) {
        return mails("oncall@example.org", what);
    }

    private List<Mail> keepers(String what) {
        return mails("keepers@example.org", what);
    }

    private List<Mail> mails(String to, String what) {
        return Services.mail().mails().stream()
                .filter(mail -> mail.to().contains(to) && mail.text().contains(spoken(what)))
                .toList();
    }
}
