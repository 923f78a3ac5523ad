package dev.bellwether.notify;

import static dev.bellwether.testkit.MovedTime.advance;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.incident.LiveIncident;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.service.Mail;
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
    OutboxByHand outbox;

    @BeforeEach
    void begin(TestInfo test) {
        outbox.begin(test);
    }

    @AfterEach
    void asBefore() {
        outbox.end();
    }

    @Test
    void a_slack_that_is_away_for_an_hour_delays_no_mail_and_is_told_the_newest_afterwards_and_nothing_twice() {
        Services.slack().faults().always(Fault.status(503));
        LiveIncident incident = outbox.opened("away");
        outbox.dispatchUntil(() -> mails("away").size() == 1);

        for (int minute = 0; minute < 60; minute++) {
            advance(Duration.ofMinutes(1));
            outbox.dispatch();
        }
        assertThat(outbox.accepted("away")).isEmpty();
        assertThat(mails("away")).hasSize(1);

        Services.slack().faults().lift();
        advance(Duration.ofMinutes(1));
        outbox.dispatchUntil(() -> outbox.accepted("away").size() == 2);
        advance(Duration.ofMinutes(1));
        outbox.dispatch();
        assertThat(outbox.accepted("away")).containsExactlyInAnyOrder("webhook", "chat.postMessage");
        assertThat(outbox.attempts(incident)).contains("slack/0 postponed", "slack/1 delivered", "slack/0 delivered", "email/0 delivered");
    }

    @Test
    void nothing_is_sent_before_the_time_that_slack_asked_for() {
        Services.slack().faults().next(2, Fault.tooManyRequests(Duration.ofSeconds(30)));
        outbox.opened("limited");
        outbox.dispatchUntil(() -> calls() == 2);

        outbox.opened("after");
        advance(Duration.ofSeconds(29));
        outbox.dispatch();
        assertThat(calls()).isEqualTo(2);
        assertThat(mails("after")).hasSize(1);

        advance(Duration.ofSeconds(2));
        outbox.dispatchUntil(() -> outbox.accepted("limited").size() == 2 && outbox.accepted("after").size() == 2);
    }

    @Test
    void what_cannot_arrive_is_passed_on_at_once_and_arrives_when_it_was_mended() {
        outbox.take(rules -> OutboxByHand.withFallback(rules, "keepers"));
        Services.slack().faults().always(Fault.status(404));
        outbox.opened("broken");

        outbox.dispatchUntil(() -> keepers("broken").size() == 1);
        assertThat(keepers("broken").get(0).text()).contains("Meant for oncall by slack/", "where it did not arrive: Slack answered 404");

        Services.slack().faults().lift();
        advance(Duration.ofMinutes(1));
        outbox.dispatchUntil(() -> outbox.accepted("broken").size() == 2);
        assertThat(keepers("broken")).hasSize(1);
    }

    @Test
    void more_to_tell_of_what_cannot_arrive_is_passed_on_too() {
        outbox.take(rules -> OutboxByHand.withFallback(rules, "keepers"));
        Services.slack().faults().always(Fault.status(404));
        LiveIncident incident = outbox.opened("more");
        outbox.dispatchUntil(() -> keepers("more").size() == 1);

        outbox.changed(incident);
        outbox.dispatchUntil(() -> keepers("more").size() == 2);
    }

    @Test
    void what_has_not_arrived_for_a_quarter_of_an_hour_is_passed_on() {
        outbox.take(rules -> OutboxByHand.withFallback(rules, "keepers"));
        Services.slack().faults().always(Fault.status(503));
        outbox.opened("late");

        advance(Duration.ofMinutes(14));
        outbox.dispatch();
        assertThat(keepers("late")).isEmpty();

        advance(Duration.ofMinutes(1));
        outbox.dispatchUntil(() -> keepers("late").size() == 1);
    }

    private static int calls() {
        return Services.slack().calls().size();
    }

    private List<Mail> mails(String what) {
        return outbox.mails("oncall", what);
    }

    private List<Mail> keepers(String what) {
        return outbox.mails("keepers", what);
    }
}
